import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ToastProvider, useToast } from '#app/ui/feedback/toast.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'

export function MessageSection() {
  const t = useSample()
  return (
    <ShowcaseSection id="messages" title={t('section.messages')}>
      <div className="grid gap-4">
        <Notice tone="success" title={t('message.success')}>
          <p>{t('message.successText')}</p>
        </Notice>
        <Notice>
          <p>{t('message.info')}</p>
        </Notice>
        <Notice tone="warning" title={t('message.warning')}>
          <p>{t('message.warningText')}</p>
        </Notice>
        <Notice tone="danger" title={t('message.danger')}>
          <p>{t('message.dangerText')}</p>
        </Notice>
      </div>
      <ToastProvider>
        <ToastButton />
      </ToastProvider>
    </ShowcaseSection>
  )
}

function ToastButton() {
  const t = useSample()
  const showToast = useToast()
  return (
    <div>
      <Button type="button" look="secondary" onClick={() => showToast(t('message.success'))}>
        {t('message.toast')}
      </Button>
    </div>
  )
}
