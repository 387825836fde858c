import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { YearBand } from '#app/features/expertise/components/directory/year-band.tsx'
import type { FactName } from '#app/features/expertise/queries/directory/coordinator-facts.server.ts'
import type { ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import type { ExpertSection } from '#app/features/expertise/sections.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { ConsentWords } from './consent-words.tsx'
import { SheetSkills } from './sheet-skills.tsx'

type SheetSectionProps = {
  section: ExpertSection
  sheet: ExpertSheet
  /** Where a skill is vouched for; null where the reader may not. */ verifyHref?: ((skill: string) => string) | null
}

/** What one section of a profile says, to read. */
export function SheetSection({ section, sheet, verifyHref = null }: SheetSectionProps): ReactNode {
  switch (section) {
    case 'about':
      return <About sheet={sheet} />
    case 'skills':
      return <SheetSkills sheet={sheet} verifyHref={verifyHref} />
    case 'languages':
      return <Languages sheet={sheet} />
    case 'experience':
      return <Experience sheet={sheet} />
    case 'availability':
      return <Availability sheet={sheet} />
    case 'clearances':
      return <Clearances sheet={sheet} />
    case 'consent':
      return <ConsentWords sheet={sheet} />
  }
}

function Nothing() {
  const { t } = useTranslation('expert-edit')
  return <p className="text-base text-ink-soft">{t('sheet.nothing')}</p>
}

function About({ sheet: { name, kind, email, phone, view } }: { sheet: ExpertSheet }) {
  const { t } = useTranslation('expert-edit')
  const items = [
    { term: t('field.name'), value: <bdi>{name}</bdi> },
    { term: t('field.kind'), value: t(`kind.${kind}.name`) },
    view.headline ? { term: t('field.headline'), value: <LanguageTaggedText {...view.headline} /> } : undefined,
    view.summary ? { term: t('field.summary'), value: <LanguageTaggedText {...view.summary} /> } : undefined,
    view.base ? { term: t('field.base'), value: view.base } : undefined,
    email
      ? {
          term: t('field.email'),
          value: (
            <Link href={`mailto:${email}`} dir="ltr" className="break-all">
              {email}
            </Link>
          ),
        }
      : undefined,
    phone ? { term: t('field.phone'), value: <bdi dir="ltr">{phone}</bdi> } : undefined,
  ]
  return <DescriptionList items={items} />
}

function Languages({ sheet: { view } }: { sheet: ExpertSheet }) {
  const { t } = useTranslation('skills')
  if (view.languages.length === 0) return <Nothing />
  return <DescriptionList items={view.languages.map(({ name, level }) => ({ term: name, value: t(`cefr.${level}.name`) }))} />
}

function Experience({ sheet: { view } }: { sheet: ExpertSheet }) {
  const { t } = useTranslation(['experts', 'skills'])
  if (view.countries.length + view.contexts.length === 0) return <Nothing />
  return (
    <div className="grid gap-3 text-base">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {view.countries.map(({ name, lastYear }) => (
          <li key={name}>
            {name}
            {lastYear && <span className="text-ink-soft"> {t('lastYear', { year: lastYear })}</span>}
          </li>
        ))}
      </ul>
      {view.contexts.length > 0 && <p>{view.contexts.map((context) => t(`skills:context.${context}`)).join(' · ')}</p>}
    </div>
  )
}

function Availability({ sheet }: { sheet: ExpertSheet }) {
  const { t } = useTranslation(['experts', 'skills'])
  const { view } = sheet
  return (
    <div className="grid gap-4 text-base">
      <p>{t(`skills:mode.${view.mode}`)}</p>
      {view.availability.words.length === 0 ? (
        <p className="text-ink-soft">{t('free.unknown')}</p>
      ) : (
        <>
          <YearBand availability={view.availability} />
          <ul>
            {view.availability.words.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <Facts sheet={sheet} names={['days', 'atOnce', 'notIn']} />
    </div>
  )
}

/** What only the workspace, coordinators and the person know, as far as it belongs to one section. */
function Facts({ sheet: { view }, names }: { sheet: ExpertSheet; names: readonly FactName[] }) {
  const facts = (view.more ?? []).filter(({ name }) => names.includes(name))
  if (facts.length === 0) return null
  return (
    <DescriptionList
      items={facts.map(({ term, values }) => ({
        term,
        value: values.map((words) => (
          <bdi key={words} className="block">
            {words}
          </bdi>
        )),
      }))}
    />
  )
}

function Clearances({ sheet }: { sheet: ExpertSheet }) {
  const names: FactName[] = ['clearances', 'conflicts']
  return sheet.view.more?.some(({ name }) => names.includes(name)) ? <Facts sheet={sheet} names={names} /> : <Nothing />
}
