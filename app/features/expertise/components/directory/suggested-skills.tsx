import { useTranslation } from 'react-i18next'
import type { SuggestedSkill } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import { Link } from '#app/ui/text/link.tsx'

/** Skills that the words typed may mean: one of them finds experts in whatever language they wrote. */
export function SuggestedSkills({ skills }: { skills: readonly SuggestedSkill[] }) {
  const { t } = useTranslation('experts')
  if (skills.length === 0) return null
  return (
    <nav aria-label={t('suggested.title')} className="mb-4 rounded-md border border-line bg-paper px-4 py-3 text-base">
      <p className="font-semibold">{t('suggested.title')}</p>
      <ul className="mt-1 flex flex-wrap gap-x-5">
        {skills.map(({ name, href }) => (
          <li key={href}>
            <Link href={href} className="inline-flex min-h-9 items-center pointer-coarse:min-h-11">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
