import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { translationPath, type RecordAddress } from '#app/features/translation/paths.ts'
import type { TranslationPage } from '#app/features/translation/queries/translation-page.server.ts'
import type { Done as DoneBefore } from '#app/features/translation/read-done.ts'
import { recordPath, recordsPath } from '#app/features/workspaces/paths.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { TranslationFiles } from './file-form.tsx'
import { TranslationChoices } from './translation-choices.tsx'
import { TranslationForm } from './translation-form.tsx'

export type TranslationViewProps = {
  address: RecordAddress
  /** Where the words of the record's form are. */
  namespace: string
  view: TranslationPage
  reply: SaveReply | undefined
  done: DoneBefore
}

/** The texts of a record, source and target side by side. */
export function TranslationView({ address, namespace, view, reply, done }: TranslationViewProps) {
  const { t } = useTranslation('translation')
  const { pair, show, page, pages, canEdit } = view
  const at = (number: number) => translationPath(address, pair, show, number)
  return (
    <div className="grid gap-8">
      <RecordHead address={address} namespace={namespace} title={view.title} heading={t('title')} />
      {!reply && <Done language={address.language} done={done} />}
      {view.unknownLanguage && <Notice tone="warning">{t('other.unknown', { typed: view.unknownLanguage })}</Notice>}
      {!canEdit && <Notice>{t('readersOnly')}</Notice>}
      <TranslationChoices address={address} view={view} />
      <TranslationFiles address={address} view={view} />
      <TranslationForm namespace={namespace} view={view} reply={reply} />
      {pages > 1 && (
        <Pagination
          previousHref={page > 1 ? at(page - 1) : undefined}
          nextHref={page < pages ? at(page + 1) : undefined}
          countText={t('page', { page: formatNumber(address.language, page), pages: formatNumber(address.language, pages) })}
        />
      )}
    </div>
  )
}

function Done({ language, done: { saved, taken } }: { language: string; done: DoneBefore }) {
  const { t } = useTranslation('translation')
  if (!saved && taken === null) return null
  return (
    <Notice tone="success" live>
      {taken === null ? t('done.saved') : t('done.taken', { count: taken, formatted: formatNumber(language, taken) })}
    </Notice>
  )
}

type RecordHeadProps = {
  address: RecordAddress
  namespace: string
  title: TranslationPage['title']
  heading: string
  more?: { label: string; href: string }[]
}

/** Which record the page is about, and the way back to it. */
export function RecordHead({ address: { language, workspace, kind, recordId }, title, ...head }: RecordHeadProps) {
  const [register, base] = [recordsPath(language, workspace, kind), recordPath(language, workspace, kind, recordId)]
  return <MemberRecordHead {...head} register={register} base={base} name={title} />
}
