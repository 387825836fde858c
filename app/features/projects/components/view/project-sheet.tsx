import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectView } from '#app/features/projects/queries/project-view.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { ChartFigure } from '#app/ui/charts/chart-figure.tsx'
import { RecordLayout } from '#app/ui/frame/layouts.tsx'
import { Toc } from '#app/ui/frame/toc.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { MoneySection } from './money-section.tsx'
import { ContactList, DocumentList, LineList, NeedList, RelatedList } from './sheet-lists.tsx'

type SheetProps = {
  view: ProjectView
  language: string
  /** The address of another page of transactions. */
  pageHref: (page: number) => string
  /** Facts of the record itself, under the facts of the project: version, source, publisher. */
  recordFacts: ReactNode
}

export const Tagged = ({ text, as }: { text: TaggedText; as?: 'p' | 'span' }) => <LanguageTaggedText {...text} {...(as ? { as } : {})} />

/** All that a project says, as the public reads it; the same for a reader and for the validator who looks before. */
export function ProjectSheet({ view, language, pageHref, recordFacts }: SheetProps) {
  const { t } = useTranslation('projects')
  const sections = sectionsOf(view, language, pageHref)
  return (
    <RecordLayout
      facts={
        <>
          <Toc entries={sections.map(({ id }) => ({ id, label: t(`section.${id}`) }))} />
          {recordFacts}
        </>
      }
    >
      {sections.map(({ id, content }) => (
        <section key={id} aria-labelledby={id} className="grid grid-cols-1 gap-4">
          <SectionHeading id={id}>{t(`section.${id}`)}</SectionHeading>
          {content}
        </section>
      ))}
    </RecordLayout>
  )
}

function sectionsOf(view: ProjectView, language: string, pageHref: (page: number) => string): { id: string; content: ReactNode }[] {
  const sections = [
    { id: 'what', shown: true, content: <What view={view} /> },
    { id: 'money', shown: view.sums.length + view.leftOut > 0, content: <MoneySection view={view} pageHref={pageHref} /> },
    { id: 'places', shown: view.countries.length + view.places.length > 0, content: <Where view={view} /> },
    { id: 'partners', shown: view.organisations.length > 0, content: <Partners view={view} /> },
    { id: 'documents', shown: view.documents.length > 0, content: <DocumentList documents={view.documents} /> },
    { id: 'needs', shown: view.needs.length > 0, content: <NeedList needs={view.needs} language={language} /> },
    { id: 'related', shown: view.related.length > 0, content: <RelatedList related={view.related} language={language} /> },
    { id: 'contacts', shown: view.contacts.length > 0, content: <ContactList contacts={view.contacts} /> },
  ]
  return sections.filter(({ shown }) => shown)
}

function What({ view }: { view: ProjectView }) {
  const { t } = useTranslation('projects')
  const [first, ...others] = view.texts
  return (
    <div className="grid grid-cols-1 gap-6">
      {first ? (
        <div className="max-w-text">
          <Tagged text={first.text} as="p" />
        </div>
      ) : (
        <p className="text-ink-soft">{t('noDescription')}</p>
      )}
      {others.map(({ field, text }) => (
        <div key={field} className="max-w-text">
          <h3 className="text-lg">{t(`text.${field}`)}</h3>
          <Tagged text={text} as="p" />
        </div>
      ))}
      {view.sectors.length > 0 && (
        <div>
          <h3 className="text-lg">{t('sectors.title')}</h3>
          {view.charts.sectors ? (
            <ChartFigure level={4} title={t('sectors.shares')} note={t('sectors.note')} chart={view.charts.sectors} />
          ) : (
            <LineList lines={view.sectors} />
          )}
        </div>
      )}
    </div>
  )
}

function Where({ view }: { view: ProjectView }) {
  const { t } = useTranslation('projects')
  return (
    <div className="grid gap-8 sm:grid-cols-2">
      {view.countries.length > 0 && (
        <div>
          <h3 className="text-lg">{t('countries.title')}</h3>
          <LineList lines={view.countries} />
        </div>
      )}
      {view.places.length > 0 && (
        <div>
          <h3 className="text-lg">{t('places.title')}</h3>
          <LineList
            lines={view.places.map((place) => ({
              ...place,
              note: [place.note, place.precision === 'exact' ? '' : t(`precision.${place.precision}`)].filter(Boolean).join(' · '),
            }))}
          />
        </div>
      )}
    </div>
  )
}

function Partners({ view }: { view: ProjectView }) {
  return (
    <DescriptionList
      items={view.organisations.map(({ role, members }) => ({
        term: role,
        value: <LineList lines={members} />,
      }))}
    />
  )
}
