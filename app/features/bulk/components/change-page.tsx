import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#app/features/bulk/changes/change-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ChangeLines } from './change-lines.tsx'

/** What a change would do, or did: its counts, what is wrong, each record before and after, and what can be done with it. */
export function ChangePage({ view }: { view: ChangeView }) {
  const { t } = useTranslation('bulk')
  return (
    <div className="grid gap-10">
      <Outcome view={view} />
      {view.problems.length > 0 && view.state === 'READY' && <Problems view={view} />}
      {view.tabs.length > 0 && (
        <section aria-labelledby="lines" className="grid gap-4">
          <SectionHeading id="lines">{t('page.lines')}</SectionHeading>
          <Tabs label={t('page.lines')} tabs={view.tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`outcome.${key}`) }))} />
          <ChangeLines view={view} />
          <Pagination firstHref={view.firstHref ?? undefined} nextHref={view.nextHref ?? undefined} />
        </section>
      )}
    </div>
  )
}

function Outcome({ view }: { view: ChangeView }) {
  const { t } = useTranslation('bulk')
  const { state, can, counts, ready, refusal, href } = view
  if (refusal)
    return (
      <div className="grid gap-6">
        <Notice tone="danger" title={t('page.refused')}>
          {refusal}
        </Notice>
        <p>
          <ButtonLink href={view.bulkHref} look="secondary">
            {t('page.again')}
          </ButtonLink>
        </p>
      </div>
    )
  return (
    <section className="grid gap-5" aria-labelledby="outcome">
      <SectionHeading id="outcome">{t(`page.${state}`)}</SectionHeading>
      {counts.length > 0 ? (
        <ul className="list-disc ps-6 text-base">
          {counts.map(({ outcome, text }) => (
            <li key={outcome}>{text}</li>
          ))}
        </ul>
      ) : (
        <p className="text-base">{t('page.nothing')}</p>
      )}
      {view.ignored.length > 0 && state === 'READY' && <Notice>{t('page.ignored', { names: view.ignored.join(' · ') })}</Notice>}
      {state === 'READY' && !view.isUndoable && ready > 0 && <Notice tone="warning">{t('page.forGood')}</Notice>}
      {state === 'READY' && view.makesDrafts && ready > 0 && <p className="max-w-text text-base text-ink-soft">{t('page.drafts')}</p>}
      <form method="post" action={href} className="flex flex-wrap gap-3">
        {can.apply && ready > 0 && (
          <Button name="intent" value="apply">
            {t('page.apply', { count: ready })}
          </Button>
        )}
        {can.undo && (
          <Button name="intent" value="undo" look="danger">
            {t('page.undo')}
          </Button>
        )}
        {can.drop && (
          <Button name="intent" value="drop" look="quiet">
            {t('page.drop')}
          </Button>
        )}
        <ButtonLink href={view.registerHref} look="quiet">
          {t('page.toRegister')}
        </ButtonLink>
      </form>
    </section>
  )
}

function Problems({ view }: { view: ChangeView }) {
  const { t } = useTranslation('bulk')
  return (
    <section aria-labelledby="problems" className="grid gap-3">
      <SectionHeading id="problems">{t('page.problems')}</SectionHeading>
      <p className="max-w-text text-base">{t('page.problemsText')}</p>
      <dl className="grid gap-3 text-base">
        {view.problems.map(({ place, text }, index) => (
          <div key={index} className="border-s-4 border-danger ps-4">
            <dt className="font-semibold wrap-anywhere">{place}</dt>
            <dd className="wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
      {view.moreProblems && <p className="text-base text-ink-soft">{t('page.moreProblems', { more: view.moreProblems })}</p>}
    </section>
  )
}
