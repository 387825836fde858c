import { Search } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { PROJECT_SEARCH } from '#app/features/needs/edit-names.ts'
import type { FoundProjects, LinkedProject } from '#app/features/needs/queries/edit-projects.server.ts'
import { ConflictChoice } from '#app/features/provenance/components/conflict-choice.tsx'
import { useEdit } from '#app/features/provenance/components/edit-state.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'

type ProjectsStepProps = { linked: LinkedProject[]; found: FoundProjects | null }

/** The projects that answer the need, each to be unchecked; then those one finds, to be checked. */
export function ProjectsStep({ linked, found }: ProjectsStepProps) {
  const { t, i18n } = useTranslation('needs-edit')
  return (
    <>
      <Notice>{t('coverage.linksDoNotCount')}</Notice>
      {linked.length > 0 && (
        <Fieldset large legend={t('projects.linked')} hint={t('projects.linkedHint')}>
          <ProjectChoices projects={linked} />
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
          <ProjectChoices projects={found.projects} />
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

function ProjectChoices({ projects }: { projects: LinkedProject[] }) {
  return (
    <div className="mt-3 divide-y divide-line border-y border-line">
      {projects.map((project) => (
        <ProjectChoice key={project.path} project={project} />
      ))}
    </div>
  )
}

/** A project that answers the need or does not; unchecked, its link goes. */
function ProjectChoice({
  project: { path, projectId, title, identifier, workspace, publication, workingState },
}: {
  project: LinkedProject
}) {
  const { t } = useTranslation('needs-edit')
  const edit = useEdit()
  const name = `${path}/projectId`
  return (
    <div className="py-2">
      <input type="hidden" name={name} value="" />
      <Checkbox
        name={name}
        value={projectId}
        defaultChecked={edit.value(name) !== ''}
        error={edit.error(name)}
        label={title ? <LanguageTaggedText {...title} /> : t('projects.gone')}
        hint={
          title && (
            <>
              {[workspace, identifier].filter(Boolean).map((words, index) => (
                <span key={words}>
                  {index > 0 && ' · '}
                  <bdi className="wrap-anywhere">{words}</bdi>
                </span>
              ))}
              {publication !== 'PUBLISHED' && (
                <span className="ms-2 inline-block align-middle">
                  <RecordStatus publication={publication} workingCopy={workingState} />
                </span>
              )}
            </>
          )
        }
      />
      <ConflictChoice name={name} describe={() => t('projects.linkKept')} />
    </div>
  )
}
