import { useState } from 'react'
import { nextStep, type ProjectStep } from '#app/features/projects/edit-steps.ts'
import { editStepPath, type InWorkspace } from '#app/features/projects/paths.ts'
import type { StepBody as Body } from '#app/features/projects/queries/edit-body.server.ts'
import type { EditFrame } from '#app/features/projects/queries/edit-frame.server.ts'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { CheckStep } from './check-step.tsx'
import { FactsStep } from './facts-step.tsx'
import { RowList } from './row-list.tsx'
import { CountriesStep, SectorsStep } from './shares-step.tsx'
import { TextsStep } from './texts-step.tsx'

type StepBodyProps = { where: InWorkspace; step: ProjectStep; frame: EditFrame; body: Body; reply: SaveReply | undefined }

/** What one opens a step for. */
export function StepBody({ where, step, frame, body: latest, reply }: StepBodyProps) {
  // The form stays the one that the page came with, whatever is loaded beside it.
  const [body] = useState(latest)
  if (body.kind === 'check') return <CheckStep where={where} frame={frame} />
  if (body.kind === 'rows')
    return (
      <RowList
        where={where}
        projectId={frame.projectId}
        step={body.step}
        list={body.list}
        columns={body.columns}
        revision={frame.revision}
        nextHref={editStepPath(where, frame.projectId, nextStep(step))}
      />
    )
  return (
    <EditForm namespace="projects-edit" revision={frame.revision} values={body.form.values} reply={reply}>
      {step === 'texts' && <TextsStep texts={body.form.texts} />}
      {step === 'facts' && <FactsStep options={body.form.options} />}
      {step === 'sectors' && <SectorsStep language={where.language} form={body.form} />}
      {step === 'countries' && <CountriesStep language={where.language} form={body.form} />}
    </EditForm>
  )
}
