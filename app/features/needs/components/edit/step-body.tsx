import { useState } from 'react'
import type { NeedFormStep } from '#app/features/needs/edit-steps.ts'
import { needStepPath } from '#app/features/needs/paths.ts'
import type { NeedFrame } from '#app/features/needs/queries/edit-frame.server.ts'
import type { NeedForm } from '#app/features/needs/queries/edit-step.server.ts'
import { PlaceFields, type FoundPlaces } from '#app/features/projects/components/edit/place-fields.tsx'
import type { InWorkspace } from '#app/features/projects/paths.ts'
import { EditForm } from '#app/features/provenance/components/edit-form.tsx'
import type { SaveReply } from '#app/features/provenance/save-reply.ts'
import { CoverageStep } from './coverage-step.tsx'
import { ProjectsStep } from './projects-step.tsx'
import { TextsStep } from './texts-step.tsx'
import { WhatStep } from './what-step.tsx'
import { WhenStep } from './when-step.tsx'

type StepBodyProps = {
  where: InWorkspace
  step: NeedFormStep
  frame: NeedFrame
  form: NeedForm
  reply: (SaveReply & { found?: FoundPlaces }) | undefined
}

/** The form of one step. */
export function StepBody({ where, step, frame, form: latest, reply }: StepBodyProps) {
  // The form stays the one that the page came with, whatever is loaded beside it.
  const [form] = useState(latest)
  return (
    <EditForm namespace="needs-edit" revision={frame.revision} values={form.row.values} reply={reply}>
      {step === 'texts' && <TextsStep texts={form.row.texts} />}
      {step === 'what' && <WhatStep options={form.options} />}
      {step === 'place' && <PlaceFields language={where.language} form={form.row} found={reply?.found} />}
      {step === 'when' && <WhenStep />}
      {step === 'coverage' && <CoverageStep asked={form.asked} whatHref={needStepPath(where, frame.needId, 'what')} />}
      {step === 'projects' && <ProjectsStep linked={form.linked} found={form.found} />}
    </EditForm>
  )
}
