import { useTranslation } from 'react-i18next'
import type { RefusalView } from '#app/features/iati/import-view.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'

/** Why nothing of a file came in, and where in it the reason is. */
export function ImportRefusal({
  refusal: { message, line, column, isOfFile },
  importsHref,
}: {
  refusal: RefusalView
  importsHref: string
}) {
  const { t } = useTranslation('iati-import')
  return (
    <div className="grid gap-6">
      <Notice tone="danger" title={t('refused.title')}>
        <p>{message}</p>
        {line && (
          <p className="figures font-semibold">{column ? t('refused.lineColumn', { line, column }) : t('refused.line', { line })}</p>
        )}
        <p>{t(isOfFile ? 'refused.unchanged' : 'refused.kept')}</p>
      </Notice>
      <div className="no-print">
        <ButtonLink href={importsHref}>{t('page.again')}</ButtonLink>
      </div>
    </div>
  )
}
