import { useTranslation } from 'react-i18next'
import { ConfidenceMark, LevelMark } from '#app/features/expertise/components/directory/skill-list.tsx'
import { YearBand } from '#app/features/expertise/components/directory/year-band.tsx'
import type { ExpertView, VouchedSkill } from '#app/features/expertise/queries/directory/expert-view.server.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { RecordLayout } from '#app/ui/frame/layouts.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** The facts by which somebody decides to read on. */
export function ExpertKeyFacts({ view: { base, mode, free, languages } }: { view: ExpertView }) {
  const { t } = useTranslation(['experts', 'skills'])
  const items = [
    { term: t('fact.free'), value: free ?? t('free.unknown') },
    { term: t('fact.mode'), value: t(`skills:mode.${mode}`) },
    { term: t('fact.languages'), value: languages.map(({ name, level }) => `${name} ${level}`).join(' · ') },
    { term: t('fact.base'), value: base },
  ]
  return <DescriptionList layout="band" items={items.filter(({ value }) => value)} />
}

/** A profile as it is shown outside its workspace. */
export function ExpertSheet({ view }: { view: ExpertView }) {
  const { t } = useTranslation(['experts', 'skills'])
  const { summary, skills, languages, countries, contexts, availability, more, workspace, updated } = view
  return (
    <RecordLayout
      facts={
        <>
          <DescriptionList
            layout="column"
            items={[
              { term: t('fact.workspace'), value: <LanguageTaggedText {...workspace} /> },
              { term: t('fact.updated'), value: updated },
            ]}
          />
          {more && <MoreFacts more={more} />}
        </>
      }
    >
      {summary && <LanguageTaggedText {...summary} as="p" />}
      <section aria-labelledby="skills" className="grid gap-4">
        <SectionHeading id="skills">{t('section.skills')}</SectionHeading>
        {skills.length === 0 ? <p>{t('nothing.skills')}</p> : <VouchedSkills skills={skills} />}
      </section>
      <section aria-labelledby="languages" className="grid gap-4">
        <SectionHeading id="languages">{t('section.languages')}</SectionHeading>
        {languages.length === 0 ? (
          <p>{t('nothing.languages')}</p>
        ) : (
          <DescriptionList
            items={languages.map(({ name, level }) => ({
              term: name,
              value: t(`skills:cefr.${level}.name`),
              note: t(`skills:cefr.${level}.hint`),
            }))}
          />
        )}
      </section>
      <section aria-labelledby="experience" className="grid gap-4">
        <SectionHeading id="experience">{t('section.experience')}</SectionHeading>
        {countries.length === 0 && contexts.length === 0 && <p>{t('nothing.experience')}</p>}
        {countries.length > 0 && (
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {countries.map(({ name, lastYear }) => (
              <li key={name}>
                {name}
                {lastYear && <span className="text-ink-soft"> {t('lastYear', { year: lastYear })}</span>}
              </li>
            ))}
          </ul>
        )}
        {contexts.length > 0 && <p>{contexts.map((context) => t(`skills:context.${context}`)).join(' · ')}</p>}
      </section>
      <section aria-labelledby="availability" className="grid gap-4">
        <SectionHeading id="availability">{t('section.availability')}</SectionHeading>
        <YearBand availability={availability} />
        {availability.words.length === 0 ? (
          <p>{t('free.unknown')}</p>
        ) : (
          <ul>
            {availability.words.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </section>
    </RecordLayout>
  )
}

function VouchedSkills({ skills }: { skills: readonly VouchedSkill[] }) {
  const { t } = useTranslation(['experts', 'skills'])
  return (
    <ul className="border-t border-line">
      {skills.map(({ id, name, level, confidence, vouched, evidence }) => (
        <li key={id} className="border-b border-line py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <bdi lang={name.lang} className="font-semibold">
              {name.text}
            </bdi>
            <span className="inline-flex items-center gap-2 text-base">
              <span aria-hidden>
                <LevelMark level={level} />
              </span>
              {t(`skills:level.${level}.name`)}
            </span>
          </p>
          <p className="flex items-center gap-2 text-base text-ink-soft">
            <span aria-hidden className="contents">
              <ConfidenceMark confidence={confidence} />
            </span>
            {vouched ?? t('skills:confidence.self.hint')}
          </p>
          {evidence && (
            <p className="text-base">
              <span className="font-semibold">{t('evidence')}</span> <bdi>{evidence}</bdi>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What only coordinators, the workspace and the person see. */
function MoreFacts({ more }: { more: NonNullable<ExpertView['more']> }) {
  const { t } = useTranslation('experts')
  return (
    <section aria-labelledby="more" className="grid gap-4 rounded-md border border-line bg-paper p-5">
      <h2 id="more" className="text-lg">
        {t('more.title')}
      </h2>
      <p className="text-base text-ink-soft">{t('more.text')}</p>
      <DescriptionList
        layout="column"
        items={more.map(({ term, values }) => ({
          term,
          value: values.map((words) => (
            <bdi key={words} className="block">
              {words}
            </bdi>
          )),
        }))}
      />
    </section>
  )
}

/** Says who may see a profile that is not for everybody. */
export function AudienceNotice({ view: { seenBy } }: { view: ExpertView }) {
  const { t } = useTranslation('experts')
  return seenBy === 'PUBLIC' ? null : <Notice>{t(`audience.${seenBy}`)}</Notice>
}
