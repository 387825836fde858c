import { useTranslation } from 'react-i18next'
import { CLEARANCES, CONTEXTS, WORK_MODES } from '#app/features/expertise/content.ts'
import { REQUEST_PATH } from '#app/features/needs/expertise/form-names.ts'
import { PRIORITIES, USUAL_PRIORITY } from '#app/features/needs/expertise/limits.ts'
import type { RequestForm } from '#app/features/needs/expertise/request-form.server.ts'
import type { SkillRefusals } from '#app/features/needs/expertise/settle-request.server.ts'
import { Texts } from '#app/features/projects/components/edit/mention-fields.tsx'
import type { RowForm } from '#app/features/projects/queries/edit-step.server.ts'
import { EditCheckbox, EditNumber, EditRadios } from '#app/features/provenance/components/edit-field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { RequestLanguages, RequestSkills } from './request-rows.tsx'

type RequestStepProps = { language: string; form: RowForm; request: RequestForm; skills: SkillRefusals | undefined }

const at = (field: string) => `${REQUEST_PATH}/${field}`

/** What a request asks of experts: skills and languages row by row, how many, where, for how long, and what they must hold. */
export function RequestStep({ language, form, request, skills }: RequestStepProps) {
  const { t } = useTranslation(['needs-edit', 'skills'])
  return (
    <>
      <RequestSkills language={language} request={request} refusals={skills} />
      <EditCheckbox name={at('vouched')} label={t('expertise.vouched')} hint={t('expertise.vouchedHint')} />
      <RequestLanguages request={request} />
      <Fieldset large legend={t('expertise.mission')}>
        <div className="mt-3 grid gap-6">
          <div className="grid gap-5 sm:grid-cols-2">
            <EditNumber name={at('slots')} hint={t('expertise.slotsHint')} />
            <EditNumber name={at('days')} hint={t('expertise.daysHint')} />
          </div>
          <EditRadios
            name={at('mode')}
            options={WORK_MODES.map((mode) => ({ value: mode, label: t(`skills:mode.${mode}`), hint: t(`expertise.modeHint.${mode}`) }))}
          />
          <EditRadios
            name={at('priority')}
            fallback={USUAL_PRIORITY}
            options={PRIORITIES.map((priority) => ({
              value: priority,
              label: t(`expertise.priority.${priority}.name`),
              hint: t(`expertise.priority.${priority}.hint`),
            }))}
          />
        </div>
      </Fieldset>
      <Fieldset large required={false} legend={t('expertise.clearances')} hint={t('expertise.clearancesHint')}>
        {CLEARANCES.map((clearance) => (
          <EditCheckbox
            key={clearance}
            name={at(`clearance/${clearance}`)}
            label={t(`skills:clearance.${clearance}.name`)}
            hint={t(`skills:clearance.${clearance}.hint`)}
          />
        ))}
      </Fieldset>
      <Fieldset large required={false} legend={t('expertise.contexts')} hint={t('expertise.contextsHint')}>
        <div className="grid sm:grid-cols-2">
          {CONTEXTS.map((context) => (
            <EditCheckbox key={context} name={at(`context/${context}`)} label={t(`skills:context.${context}`)} />
          ))}
        </div>
      </Fieldset>
      <Fieldset large required={false} legend={t('field.expertise-conditions')} hint={t('expertise.conditionsHint')}>
        <Texts form={form} label={t('field.expertise-conditions')} fields={['conditions']} long={['conditions']} />
      </Fieldset>
    </>
  )
}
