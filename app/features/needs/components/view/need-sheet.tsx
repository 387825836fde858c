import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NeedView } from '#app/features/needs/queries/need-view.server.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { RecordLayout } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { CoverageBar } from '#app/ui/marks/coverage-bar.tsx'
import { KindIcon } from '#app/ui/marks/kind-icon.tsx'
import { CoverageStatus } from '#app/ui/marks/record-status.tsx'
import { SeverityBadge } from '#app/ui/marks/severity-badge.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { RequestSection } from './request-section.tsx'

/** How severe, of which kind, how far answered: the line under a need's title. */
export function NeedStatus({ view }: { view: NeedView }) {
  return (
    <>
      {view.severity && <SeverityBadge level={view.severity} />}
      {view.kind && <KindIcon kind={view.kind} />}
      <CoverageStatus state={view.coverage.state} />
    </>
  )
}

/** Who vouches for the need, and in which language its title is where that is not the reader's. */
export function NeedByline({ view: { title, vouched }, language }: { view: NeedView; language: string }) {
  const { t } = useTranslation('needs')
  return (
    <p className="text-base">
      {t('vouched')}{' '}
      <Link href={`/${language}/needs?workspace=${vouched.slug}`}>
        <LanguageTaggedText {...vouched.name} />
      </Link>
      {title.languageName && <span className="text-ink-soft"> · {t('titleIn', { language: title.languageName })}</span>}
    </p>
  )
}

/** Facts of the record itself, beside its sections. `versionsHref`: where its versions are for this reader. */
export function NeedRecordFacts({ view: { vouched, languages }, versionsHref }: { view: NeedView; versionsHref: string }) {
  const { t, i18n } = useTranslation('needs')
  const { version } = vouched
  const facts = [
    {
      term: t('fact.version'),
      value: version && <Link href={versionsHref}>{t('fact.versionOf', { ...version, version: version.number })}</Link>,
    },
    { term: t('fact.languages'), value: formatList(i18n.language, languages) },
  ]
  return <DescriptionList layout="column" items={facts.filter(({ value }) => value)} />
}

/** The facts by which somebody decides to read on. */
export function NeedKeyFacts({ view: { people, asked, place, period } }: { view: NeedView }) {
  const { t } = useTranslation('needs')
  const items = [
    { term: t('fact.people'), value: people },
    {
      term: t('fact.asked'),
      value:
        asked.length > 0 &&
        asked.map((words) => (
          <span key={words.text} className="figures block">
            <LanguageTaggedText {...words} />
          </span>
        )),
    },
    {
      term: t('fact.place'),
      value: place?.name && (place.text ? <LanguageTaggedText {...place.text} /> : <bdi>{place.name}</bdi>),
      note: place && <PlaceNote place={place} />,
    },
    { term: t('fact.period'), value: period },
  ]
  return <DescriptionList layout="band" items={items.filter(({ value }) => value)} />
}

function PlaceNote({ place: { note, precision } }: { place: NonNullable<NeedView['place']> }) {
  const { t } = useTranslation('needs')
  return (
    <>
      {note && (
        <span className="block">
          <bdi>{note}</bdi>
        </span>
      )}
      {precision !== 'exact' && <span className="block">{t(`precision.${precision}`)}</span>}
    </>
  )
}

type SheetProps = {
  view: NeedView
  language: string
  /** Facts of the record itself: version, publisher, languages. */
  recordFacts: ReactNode
}

/** All that a need says, as the public reads it; the same for a reader and for the validator who looks before. */
export function NeedSheet({ view, language, recordFacts }: SheetProps) {
  const { t } = useTranslation('needs')
  const { summary, coverage, projects, sector, request } = view
  return (
    <RecordLayout facts={recordFacts}>
      <section aria-labelledby="what" className="grid gap-4">
        <SectionHeading id="what">{t('section.what')}</SectionHeading>
        <div className="max-w-text">
          {summary ? <LanguageTaggedText {...summary} as="p" /> : <p className="text-ink-soft">{t('noSummary')}</p>}
        </div>
        {sector && (
          <p className="text-base">
            <span className="text-ink-soft">{t('fact.sector')}</span> <span className="font-semibold">{sector.name}</span>{' '}
            <span className="figures text-sm text-ink-soft">{sector.code}</span>
          </p>
        )}
      </section>
      {request && <RequestSection request={request} />}
      <section aria-labelledby="coverage" className="grid gap-4">
        <SectionHeading id="coverage">{t('coverage.title')}</SectionHeading>
        <CoverageBar value={coverage.share} label={t('coverage.title')} text={coverage.text} />
        {coverage.note && (
          <div className="max-w-text">
            <LanguageTaggedText text={coverage.note} lang="" dir="auto" as="p" />
          </div>
        )}
        <p className="max-w-text text-sm text-ink-soft">{t('coverage.source')}</p>
      </section>
      <section aria-labelledby="projects" className="grid gap-4">
        <SectionHeading id="projects">{t('section.projects')}</SectionHeading>
        {projects.length === 0 ? (
          <p className="text-ink-soft">{t('noProjects')}</p>
        ) : (
          <ProjectLinks projects={projects} language={language} />
        )}
      </section>
    </RecordLayout>
  )
}

function ProjectLinks({ projects, language }: Pick<NeedView, 'projects'> & { language: string }) {
  return (
    <ul className="grid">
      {projects.map(({ id, title }) => (
        <li key={id} className="border-b border-line py-3 last:border-b-0">
          <Link href={`/${language}/projects/${id}`}>
            <LanguageTaggedText {...title} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
