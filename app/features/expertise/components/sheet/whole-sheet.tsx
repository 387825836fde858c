import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActorName } from '#app/features/provenance/components/event-sentence.tsx'
import { editSectionPath, erasePath, exportPath, publicExpertPath, verifyPath, type ExpertPlace } from '#app/features/expertise/paths.ts'
import type { ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { EXPERT_SECTIONS } from '#app/features/expertise/sections.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Timeline } from '#app/ui/lists/timeline.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { SheetSection } from './sheet-section.tsx'

type WholeSheetProps = {
  place: ExpertPlace
  sheet: ExpertSheet
  /** What stands between the sections and what happened: an invitation, proposals. */
  children?: ReactNode
}

/** A profile whole, for its workspace and for whom it is about: each section with the way to change it. */
export function WholeSheet({ place, sheet, children }: WholeSheetProps) {
  const { t } = useTranslation('expert-edit')
  const { can } = sheet
  return (
    <div className="grid gap-12">
      <div className="flex flex-wrap gap-3">
        <ButtonLink href={publicExpertPath(place.language, place.profileId)} look="secondary">
          {t('sheet.preview')}
        </ButtonLink>
        {sheet.isOwn && (
          <ButtonLink href={exportPath(place)} look="secondary" download>
            {t('sheet.export')}
          </ButtonLink>
        )}
        {can.erase && (
          <ButtonLink href={erasePath(place)} look="quiet">
            {t('erase.link')}
          </ButtonLink>
        )}
      </div>
      {EXPERT_SECTIONS.map((section) => {
        const canChange = section === 'consent' ? can.changeConsent : can.edit
        return (
          <section key={section} aria-labelledby={`section-${section}`} className="grid gap-4">
            <SectionHeading
              id={`section-${section}`}
              aside={
                canChange && (
                  <Link href={editSectionPath(place, section)} className="inline-flex min-h-11 items-center">
                    {t('sheet.change')}
                    <span className="sr-only"> {t(`section.${section}`)}</span>
                  </Link>
                )
              }
            >
              {t(`section.${section}`)}
            </SectionHeading>
            <SheetSection section={section} sheet={sheet} verifyHref={can.verifySkill ? (skill) => verifyPath(place, skill) : null} />
          </section>
        )
      })}
      {children}
      <Happened sheet={sheet} />
    </div>
  )
}

function Happened({ sheet: { events } }: { sheet: ExpertSheet }) {
  const { t } = useTranslation('expert-edit')
  if (events.length === 0) return null
  return (
    <section aria-labelledby="happened" className="grid gap-4">
      <SectionHeading id="happened">{t('sheet.happened')}</SectionHeading>
      <Timeline
        entries={events.map(({ id, kind, when, dateTime, actor, fields }) => ({
          id,
          when,
          dateTime,
          title: (
            <span className="font-normal">
              <ActorName actor={actor} /> · {t(`event.${kind.replace('expert.', '')}`, { defaultValue: t('event.edited') })}
            </span>
          ),
          detail: fields.length > 0 ? fields.map((field) => t(`changed.${field}`, { defaultValue: field })).join(' · ') : undefined,
        }))}
      />
    </section>
  )
}
