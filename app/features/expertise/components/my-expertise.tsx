import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExpertDone } from '#app/features/expertise/done.ts'
import type { ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { WholeSheet } from './sheet/whole-sheet.tsx'

type MyExpertiseProps = {
  language: string
  sheets: ExpertSheet[]
  done: ExpertDone | null
  /** The proposals that concern the person, above the profiles. */
  proposals?: ReactNode
}

/** What a person offers, in each workspace whose roster they stand in. */
export function MyExpertise({ language, sheets, done, proposals }: MyExpertiseProps) {
  const { t } = useTranslation('expert-edit')
  return (
    <div className="shell grid gap-12 pb-16">
      {done && (
        <Notice tone="success" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      {proposals}
      {sheets.length === 0 && <EmptyState title={t('my.empty')}>{t('my.emptyText')}</EmptyState>}
      {sheets.map((sheet) => (
        <article key={sheet.profileId} aria-labelledby={`profile-${sheet.profileId}`} className="grid max-w-4xl gap-6">
          <h2 id={`profile-${sheet.profileId}`} className="text-2xl">
            <bdi>{sheet.name}</bdi>
          </h2>
          <p className="-mt-4 text-base text-ink-soft">
            {t('my.roster')} <LanguageTaggedText {...sheet.view.workspace} />
          </p>
          <WholeSheet place={{ language, workspace: null, profileId: sheet.profileId }} sheet={sheet} />
        </article>
      ))}
    </div>
  )
}
