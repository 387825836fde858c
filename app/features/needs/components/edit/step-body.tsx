import { useState } from 'react'
import type { NeedFormStep } from '#app/features/needs/edit-steps.ts'
import type { RequestForm } from '#app/features/needs/expertise/request-form.server.ts'
import type { SkillRefusals } from '#app/features/needs/expertise/settle-request.server.ts'
import { needStepPath } from '#app/features/needs/paths.ts'
import type { NeedFrame } from '#app/features/needs/queries/edit-frame.server.ts'
import type { NeedForm } from '#app/features/needs/queries/edit-step.server.ts'
import { PlaceFields, type FoundPlaces } from '#app/features/projects/components/edit/place-fields.tsx'
import type { InWorkspace } from '#app/features/projects/paths.ts'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { CoverageStep } from './coverage-step.tsx'
import { ProjectsStep } from './projects-step.tsx'
import { RequestStep } from './request-step.tsx'
import { TextsStep } from './texts-step.tsx'
import { WhatStep } from './what-step.tsx'
import { WhenStep } from './when-step.tsx'

type StepBodyProps = {
  where: InWorkspace
  step: NeedFormStep
  frame: NeedFrame
  form: NeedForm
  reply: (SaveReply & { found?: FoundPlaces; skills?: SkillRefusals }) | undefined
}

/** The form of one step. */
export function StepBody({ where, step, frame, form: latest, reply }: StepBodyProps) {
  // The form stays the one that the page came with, whatever is loaded beside it.
  const [form] = useState(latest)
  return (
    <EditForm namespace="needs-edit" revision={frame.revision} values={form.row.values} reply={reply}>
      {step === 'texts' && <TextsStep texts={form.row.texts} />}
      {step === 'what' && <WhatStep options={form.options} requestHref={requestHref(where, frame)} />}
      {step === 'place' && <PlaceFields language={where.language} form={form.row} found={reply?.found} />}
      {step === 'when' && <WhenStep />}
      {step === 'expertise' && form.request && (
        <RequestStep language={where.language} form={form.row} request={withSentRows(form.request, reply)} skills={reply?.skills} />
      )}
      {step === 'coverage' && <CoverageStep asked={form.asked} whatHref={needStepPath(where, frame.needId, 'what')} />}
      {step === 'projects' && <ProjectsStep linked={form.linked} found={form.found} />}
    </EditForm>
  )
}

/** Where the step of a request for expertise is; null while the need is none. */
const requestHref = (where: InWorkspace, { steps, needId }: NeedFrame) =>
  steps.some(({ step }) => step === 'expertise') ? needStepPath(where, needId, 'expertise') : null

/** A refused form keeps the ids of the rows it was to add, under which everything typed comes back. */
function withSentRows(request: RequestForm, reply: StepBodyProps['reply']): RequestForm {
  const names = Object.keys(reply && 'typed' in reply ? reply.typed : {})
  const sent = (table: 'skills' | 'languages', field: string) =>
    names
      .map((name) => new RegExp(`^(${table}/[a-z0-9]+)/${field}$`).exec(name)?.[1])
      .find((path) => path !== undefined && !request[table].some((row) => row.path === path))
  return {
    ...request,
    newSkill: sent('skills', 'skill') ?? request.newSkill,
    newLanguage: sent('languages', 'language') ?? request.newLanguage,
  }
}
