import { useTranslation } from 'react-i18next'
import type { ProjectView } from '#app/features/projects/queries/project-view.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** How far the project has come: the badge under its title. */
export const ProjectStatus = ({ view: { status } }: { view: ProjectView }) => status && <StatusBadge tone="info">{status}</StatusBadge>

/** Who vouches for the project, and in which language its title is where that is not the reader's. */
export function ProjectByline({ view: { title, vouched }, language }: { view: ProjectView; language: string }) {
  const { t } = useTranslation('projects')
  return (
    <p className="text-base">
      {t('vouched')}{' '}
      <Link href={`/${language}/projects?workspace=${vouched.slug}`}>
        <LanguageTaggedText {...vouched.name} />
      </Link>
      {title.languageName && <span className="text-ink-soft"> · {t('titleIn', { language: title.languageName })}</span>}
    </p>
  )
}

/** When and where: the band under the title. */
export function ProjectKeyFacts({ view: { dates, countries } }: { view: ProjectView }) {
  const { t } = useTranslation('projects')
  return (
    <DescriptionList
      layout="band"
      items={[
        ...dates.map(({ field, day }) => ({ term: t(`date.${field}`), value: day })),
        ...countries.slice(0, 1).map(({ name }) => ({
          term: t('countries.title'),
          value: name,
          note: countries.length > 1 ? t('andOthers', { count: countries.length - 1 }) : undefined,
        })),
      ]}
    />
  )
}

/** Facts of the record itself, beside its sections. `versionsHref`: where its versions are for this reader. */
export function ProjectRecordFacts({ view, versionsHref }: { view: ProjectView; versionsHref: string }) {
  const { t } = useTranslation('projects')
  const { version } = view.vouched
  const facts = [
    { term: t('fact.identifier'), value: view.identifier && <bdi className="wrap-anywhere">{view.identifier}</bdi> },
    { term: t('fact.languages'), value: view.languages.join(' · ') },
    {
      term: t('fact.version'),
      value: version && <Link href={versionsHref}>{t('fact.versionOf', { ...version, version: version.number })}</Link>,
    },
  ]
  return <DescriptionList layout="column" items={facts.filter(({ value }) => value)} />
}
