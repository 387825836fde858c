import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionReply } from '#app/features/expertise/mutations/save-section.server.ts'
import { editSectionPath, expertPath, publicExpertPath, type ExpertPlace } from '#app/features/expertise/paths.ts'
import type { ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import type { SectionForm } from '#app/features/expertise/queries/section-form.server.ts'
import { BASE_NAME, EXPERT_SECTIONS, type ExpertSection } from '#app/features/expertise/sections.ts'
import { EditProvider, type EditState } from '#app/features/provenance/components/edit-state.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { PhoneSwitch } from '#app/ui/actions/phone-switch.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { StepList } from '#app/ui/form/step-list.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { FormLayout } from '#app/ui/frame/layouts.tsx'
import { ListChecks } from '#app/ui/marks/icons.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SheetSection } from '#app/features/expertise/components/sheet/sheet-section.tsx'
import { AboutFields } from './about-fields.tsx'
import { AvailabilityFields } from './availability-fields.tsx'
import { ClearancesFields } from './clearances-fields.tsx'
import { ConsentFields } from './consent-fields.tsx'
import { ExperienceFields } from './experience-fields.tsx'
import { LanguagesFields } from './languages-fields.tsx'
import { SectionProvider, shownText } from './section-state.ts'
import { useExpertLabel, useSectionMessage } from './section-words.ts'
import { SkillsFields } from './skills-fields.tsx'

export type SectionPageProps = {
  place: ExpertPlace
  /** The page above the profile: the roster; none on a person's own pages. */
  above: { label: string; href: string } | null
  form: SectionForm
  /** As the profile is stored now. */
  sheet: ExpertSheet
  reply: SectionReply | undefined
}

/** The form of one section of a profile, with the others beside it. */
export function SectionPage({ place, above, form, sheet, reply }: SectionPageProps) {
  const { t } = useTranslation('expert-edit')
  const crumbs = [...(above ? [above] : []), { label: sheet.name, href: expertPath(place) }]
  return (
    <>
      <div className="grid gap-4 pb-8">
        <Breadcrumb crumbs={crumbs} />
        <PageTitle eyebrow={<bdi>{sheet.name}</bdi>}>{t(`section.${form.section}`)}</PageTitle>
        <p className="max-w-text text-base text-ink-soft">{t(`lead.${form.section}`)}</p>
      </div>
      <FormLayout steps={<Sections place={place} section={form.section} sheet={sheet} />}>
        {reply?.outcome === 'conflict' && (
          <Notice tone="danger" live title={t('conflict.title')}>
            <p>{t('conflict.text')}</p>
            <div className="mt-4 rounded-md border border-line bg-white p-4">
              <h2 className="mb-3 text-lg">{t('conflict.theirs')}</h2>
              <SheetSection section={form.section} sheet={sheet} />
            </div>
          </Notice>
        )}
        <Form place={place} form={form} sheet={sheet} reply={reply} />
      </FormLayout>
    </>
  )
}

function Form({ place, form, sheet, reply }: Omit<SectionPageProps, 'above'>) {
  const { t } = useTranslation('expert-edit')
  const label = useExpertLabel()
  const message = useSectionMessage()
  const kept = reply && reply.outcome !== 'saved' ? reply : undefined
  const shown = kept?.shown ?? form.shown
  const problems = kept?.outcome === 'refused' ? kept.problems : []
  const state: EditState = {
    value: (name) => shownText(shown, name),
    error: (name) => {
      const problem = problems.find((found) => found.name === name)
      return problem && message(problem)
    },
    conflict: () => undefined,
    label,
    noteChange: () => undefined,
  }
  return (
    <EditProvider value={state}>
      <SectionProvider value={{ language: place.language, form, shown, rows: (table) => shown.rows[table] ?? [] }}>
        <form method="post" action={editSectionPath(place, form.section)} encType="multipart/form-data" noValidate className="grid gap-8">
          <ErrorSummary
            errors={problems.map((problem) => ({
              name: problem.name,
              message: t('problem.inField', { field: label(problem.name), message: message(problem) }),
            }))}
          />
          {/* Enter in a field saves, whatever other buttons stand before the end of the form. */}
          <button type="submit" tabIndex={-1} aria-hidden className="sr-only" />
          <input type="hidden" name={BASE_NAME} value={kept?.base ?? form.base} />
          <Fields section={form.section} sheet={sheet} />
          <FormActions
            note={
              form.section === 'consent' && <Link href={publicExpertPath(place.language, place.profileId)}>{t('consent.preview')}</Link>
            }
          >
            <Button>{t(kept?.outcome === 'conflict' ? 'conflict.save' : 'save')}</Button>
            <ButtonLink href={expertPath(place)} look="quiet">
              {t('cancel')}
            </ButtonLink>
          </FormActions>
        </form>
      </SectionProvider>
    </EditProvider>
  )
}

function Fields({ section, sheet }: { section: ExpertSection; sheet: ExpertSheet }): ReactNode {
  switch (section) {
    case 'about':
      return <AboutFields />
    case 'skills':
      return <SkillsFields />
    case 'languages':
      return <LanguagesFields />
    case 'experience':
      return <ExperienceFields />
    case 'availability':
      return <AvailabilityFields />
    case 'clearances':
      return <ClearancesFields />
    case 'consent':
      return <ConsentFields pseudonym={sheet.pseudonym} name={sheet.name} />
  }
}

function Sections({ place, section, sheet }: { place: ExpertPlace; section: ExpertSection; sheet: ExpertSheet }) {
  const { t, i18n } = useTranslation('expert-edit')
  const written = (value: number) => formatNumber(i18n.language, value)
  const isFilled: Record<ExpertSection, boolean> = {
    about: sheet.view.headline !== null,
    skills: sheet.view.skills.length > 0,
    languages: sheet.view.languages.length > 0,
    experience: sheet.view.countries.length + sheet.view.contexts.length > 0,
    availability: sheet.view.availability.words.length > 0,
    clearances: true,
    consent: sheet.consent.consentSource !== null,
  }
  return (
    <>
      <PhoneSwitch
        icon={<ListChecks aria-hidden size={20} />}
        label={t('sections.position', { number: written(EXPERT_SECTIONS.indexOf(section) + 1), total: written(EXPERT_SECTIONS.length) })}
      />
      <div className="hidden peer-open:block lg:block">
        <StepList
          label={t('sections.label')}
          steps={EXPERT_SECTIONS.map((one, index) => ({
            href: editSectionPath(place, one),
            label: t(`section.${one}`),
            state: one === section ? 'current' : isFilled[one] ? 'done' : 'toComplete',
            number: written(index + 1),
          }))}
        />
      </div>
    </>
  )
}
