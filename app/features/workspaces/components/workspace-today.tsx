import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { workspacePath } from '#app/features/workspaces/paths.ts'
import type { WorkspaceTodayLine } from '#app/features/workspaces/queries/today-of-all.server.ts'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What waits in one of a person's workspaces, in a line or two, and the way there. */
export function WorkspaceToday({ language, slug, name, waiting, deadlines }: WorkspaceTodayLine & { language: string }) {
  const { t } = useTranslation('workspaces')
  return (
    <section aria-labelledby={`workspace-${slug}`} className="border-t border-line pt-4">
      <SectionHeading id={`workspace-${slug}`}>
        <LanguageTaggedText {...name} />
      </SectionHeading>
      {waiting > 0 && <p>{t('rail.waiting', counted(language, waiting))}</p>}
      {deadlines > 0 && <p>{t('today.deadlineCount', counted(language, deadlines))}</p>}
      {waiting + deadlines === 0 && <p className="text-ink-soft">{t('today.quiet')}</p>}
      <p className="mt-1">
        <Link href={workspacePath(language, slug)}>{t('today.open')}</Link>
      </p>
    </section>
  )
}
