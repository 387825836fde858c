import { useTranslation } from 'react-i18next'
import type { DatasetAbout } from '#app/features/datasets/queries/datasets-about.server.ts'
import { Database } from '#app/ui/marks/icons.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** The datasets that tell of a project or a need, below what it says itself; nothing where there are none. */
export function DatasetsAbout({ datasets }: { datasets: readonly DatasetAbout[] }) {
  const { t } = useTranslation('datasets')
  if (datasets.length === 0) return null
  return (
    <div className="shell pb-16">
      <section aria-labelledby="datasets" className="grid gap-4">
        <SectionHeading id="datasets">{t('about.title')}</SectionHeading>
        <ul className="grid">
          {datasets.map(({ id, href, title }) => (
            <li key={id} className="flex gap-3 border-b border-line py-3 last:border-b-0">
              <Database aria-hidden size={20} className="mt-1 shrink-0 text-ink-soft" />
              <Link href={href}>
                <LanguageTaggedText {...title} />
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
