import { useTranslation } from 'react-i18next'
import { SkillList } from '#app/features/expertise/components/directory/skill-list.tsx'
import type { ExpertResult } from '#app/features/expertise/queries/directory/expert-result.server.ts'
import { ResultItem, ResultList } from '#app/ui/lists/result-list.tsx'
import { Languages, MapPinned, UserRound, Users } from '#app/ui/marks/icons.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'

/** Experts in three lines each: who, with what they say of themselves; what they can; which languages and countries they know. */
export function ExpertResults({ results }: { results: readonly ExpertResult[] }) {
  const { t } = useTranslation('experts')
  return (
    <ResultList>
      {results.map(({ id, href, name, kind, headline, skills, more, languages, countries }) => (
        <ResultItem
          key={id}
          href={href}
          level={2}
          title={name}
          facts={[headline && <LanguageTaggedText {...headline} />]}
          badge={<StatusBadge icon={kind === 'TEAM' ? Users : UserRound}>{t(`kind.${kind}`)}</StatusBadge>}
          visual={
            <div className="grid gap-3">
              {skills.length > 0 && <SkillList skills={skills} more={more} />}
              <div className="flex flex-wrap gap-x-6 gap-y-1 text-base">
                {languages && (
                  <p className="flex items-start gap-2">
                    <Languages aria-hidden size={18} className="mt-1 shrink-0 text-ink-soft" />
                    <span>
                      <span className="sr-only">{t('result.languages')} </span>
                      {languages}
                    </span>
                  </p>
                )}
                {countries && (
                  <p className="flex items-start gap-2">
                    <MapPinned aria-hidden size={18} className="mt-1 shrink-0 text-ink-soft" />
                    <span>
                      <span className="sr-only">{t('result.countries')} </span>
                      {countries}
                    </span>
                  </p>
                )}
              </div>
            </div>
          }
        />
      ))}
    </ResultList>
  )
}
