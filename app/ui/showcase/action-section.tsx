import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Dialog } from '#app/ui/actions/dialog.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'

export function ActionSection() {
  const t = useSample()
  return (
    <ShowcaseSection id="actions" title={t('section.actions')}>
      <div className="flex flex-wrap gap-3">
        <Button type="button">{t('action.publish')}</Button>
        <Button type="button" look="secondary">
          {t('action.save')}
        </Button>
        <ButtonLink href="#record" look="quiet">
          {t('action.preview')}
        </ButtonLink>
        <Dialog trigger={t('action.withdraw')} href="#actions" title={t('action.withdraw')} look="danger">
          <p>{t('action.withdrawText')}</p>
          <form method="dialog" className="mt-6">
            <Button look="danger">{t('action.withdraw')}</Button>
          </form>
        </Dialog>
        <Button type="button" disabled>
          {t('action.publish')}
        </Button>
      </div>
      <Disclosure summary={t('action.more')}>{t('action.moreText')}</Disclosure>
      <Tabs
        label={t('section.actions')}
        tabs={[
          { href: '#actions', label: t('tab.current'), current: true },
          { href: '#record', label: t('tab.versions'), countText: t('rail.waitingFigure') },
          { href: '#lists', label: t('tab.history') },
        ]}
      />
    </ShowcaseSection>
  )
}
