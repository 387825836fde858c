import { useState } from 'react'
import { nextStep, type ProjectStep } from '#app/features/projects/edit-steps.ts'
import { editAddresses, editStepPath, type InWorkspace } from '#app/features/projects/paths.ts'
import type { StepBody as Body } from '#app/features/projects/queries/edit-body.server.ts'
import type { StepForm } from '#app/features/projects/queries/edit-step.server.ts'
import type { ProjectFrame } from '#app/features/projects/queries/edit-frame.server.ts'
import { CheckList } from '#app/features/provenance/components/check-list.tsx'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { FactsStep } from './facts-step.tsx'
import { RowList } from './row-list.tsx'
import { CountriesStep, SectorsStep } from './shares-step.tsx'
import { TextsStep } from './texts-step.tsx'

type StepBodyProps = { where: InWorkspace; step: ProjectStep; frame: ProjectFrame; body: Body; reply: SaveReply | undefined }

/** What one opens a step for. */
export function StepBody({ where, step, frame, body: latest, reply }: StepBodyProps) {
  // The form stays the one that the page came with, whatever is loaded beside it.
  const [body] = useState(latest)
  if (body.kind === 'check') return <CheckList namespace="projects-edit" addresses={editAddresses(where, frame.projectId)} frame={frame} />
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
  const form = withSentRows(body.form, step, reply)
  return (
    <EditForm namespace="projects-edit" revision={frame.revision} values={body.form.values} reply={reply}>
      {step === 'texts' && <TextsStep texts={body.form.texts} />}
      {step === 'facts' && <FactsStep options={body.form.options} />}
      {step === 'sectors' && <SectorsStep language={where.language} form={form} />}
      {step === 'countries' && <CountriesStep language={where.language} form={form} />}
    </EditForm>
  )
}

/** A refused form keeps the ids of the rows it was to add, under which everything typed comes back. */
function withSentRows(form: StepForm, step: ProjectStep, reply: SaveReply | undefined): StepForm {
  const sent = (table: string) =>
    Object.keys(reply && 'typed' in reply ? reply.typed : {})
      .map((name) => /^(\w+)\/(\w+)\/code$/.exec(name))
      .find((found) => found?.[1] === table && !form.shares.some(({ path }) => path === `${table}/${found[2]}`))?.[2]
  const first = sent(step === 'sectors' ? 'sectors' : 'countries')
  return { ...form, newRows: { first: first ?? form.newRows.first, second: sent('regions') ?? form.newRows.second } }
}
