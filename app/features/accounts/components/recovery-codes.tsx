import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

/** Ten codes, to be written down or saved: this page shows them once. */
export function RecoveryCodes({ codes, onward }: { codes: string[]; onward: string }) {
  const { t } = useTranslation('account-security')
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${t('codes.file')}\r\n\r\n${codes.join('\r\n')}\r\n`)}`
  return (
    <div className="grid gap-6">
      <Notice tone="warning" title={t('codes.once')} live>
        {t('codes.keep')}
      </Notice>
      <ul dir="ltr" className="grid gap-2 rounded-md border border-line bg-paper p-5 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="figures text-lg">{code}</code>
          </li>
        ))}
      </ul>
      <div className="no-print flex flex-wrap gap-3">
        <ButtonLink href={file} download="passerelle-recovery-codes.txt" look="secondary">
          {t('codes.download')}
        </ButtonLink>
        <ButtonLink href={onward}>{t('codes.kept')}</ButtonLink>
      </div>
    </div>
  )
}
