import { useTranslation } from 'react-i18next'
import { languageName } from '#app/features/classifications/languages.ts'
import { translatePath, type RecordAddress } from '#app/features/translation/paths.ts'
import type { FileImport, RefusalView } from '#app/features/translation/queries/file-view.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { FileForm } from './file-form.tsx'
import { FilePreview } from './file-preview.tsx'
import { RecordHead } from './translation-view.tsx'

type FileImportPageProps = {
  address: RecordAddress
  namespace: string
  page: FileImport
  /** Why the file that was just sent was refused. */
  refused: RefusalView | undefined
}

/** A translation file that was sent: what it would change, or why nothing of it can be taken over. */
export function FileImportPage({ address, namespace, page: { title, file, notice, canEdit, ...page }, refused }: FileImportPageProps) {
  const refusal = refused ?? page.refusal
  const { t } = useTranslation('translation')
  return (
    <div className="grid gap-8">
      <RecordHead
        address={address}
        namespace={namespace}
        title={title}
        heading={file ? file.fileName : t('file.import')}
        more={[{ label: t('title'), href: translatePath(address) }]}
      />
      {notice && (
        <Notice tone="warning" live title={t(`notice.${notice}.title`)}>
          {t(`notice.${notice}.text`)}
        </Notice>
      )}
      {refusal && <Refusal language={address.language} refusal={refusal} />}
      {file && !refused ? <FilePreview address={address} file={file} /> : canEdit && <FileForm address={address} />}
      {!canEdit && <Notice>{t('readersOnly')}</Notice>}
    </div>
  )
}

function Refusal({ language, refusal: { reason, params, line } }: { language: string; refusal: RefusalView }) {
  const { t } = useTranslation('translation')
  const named = params['language'] ? { ...params, language: languageName(params['language'], language as Language) } : params
  return (
    <Notice tone="danger" live title={t('refused.title')}>
      <p>{t(`refusal.${reason}`, named)}</p>
      {line && <p className="figures font-semibold">{t('refused.line', { line })}</p>}
      <p>{t('refused.unchanged')}</p>
    </Notice>
  )
}
