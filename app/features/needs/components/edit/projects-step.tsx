import { Search } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { PROJECT_SEARCH } from '#app/features/needs/edit-names.ts'
import type { FoundProjects, LinkedProject } from '#app/features/needs/queries/edit-projects.server.ts'
import { RecordChoices } from '#app/features/provenance/components/record-choices.tsx'
import { counted } from '#app/features/provenance/counted.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

type ProjectsStepProps = { linked: LinkedProject[]; found: FoundProjects | null }

/** The projects that answer the need, each to be unchecked; then those one finds, to be checked. */
export function ProjectsStep({ linked, found }: ProjectsStepProps) {
  const { t, i18n } = useTranslation('needs-edit')
  return (
    <>
      <Notice>{t('coverage.linksDoNotCount')}</Notice>
      {linked.length > 0 && (
        <Fieldset large legend={t('projects.linked')} hint={t('projects.linkedHint')}>
          <Choices projects={linked} />
        </Fieldset>
      )}
      <Field name={PROJECT_SEARCH} label={t('projects.search')} hint={t('projects.searchHint')} required={false}>
        <div className="flex flex-wrap gap-3">
          <div className="min-w-48 grow">
            <TextInput type="search" dir="auto" autoComplete="off" defaultValue={found?.q} />
          </div>
          <Button name="intent" value="search" look="secondary">
            <Search aria-hidden size={18} />
            {t('projects.searchButton')}
          </Button>
        </div>
      </Field>
      {found && found.projects.length > 0 && (
        <Fieldset large id="found" legend={t(found.q ? 'projects.found' : 'projects.own')} hint={t('projects.foundHint')}>
          <Choices projects={found.projects} />
          {found.q && found.more > 0 && (
            <p className="mt-3 text-base text-ink-soft">{t('projects.more', counted(i18n.language, found.more))}</p>
          )}
        </Fieldset>
      )}
      {found?.q && found.projects.length === 0 && (
        <p id="found" className="text-base">
          {t('projects.nothing', { typed: found.q })}
        </p>
      )}
    </>
  )
}

function Choices({ projects }: { projects: LinkedProject[] }) {
  const { t } = useTranslation('needs-edit')
  const choices = projects.map(({ path, projectId, workspace, identifier, ...project }) => ({
    ...project,
    name: `${path}/projectId`,
    recordId: projectId,
    details: identifier ? [workspace, identifier] : [workspace],
  }))
  return <RecordChoices records={choices} words={{ gone: t('projects.gone'), kept: t('projects.linkKept') }} />
}
