import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AnsweringPanel } from '#app/features/matching/components/answering-panel.tsx'
import { answeringWords } from '#app/features/matching/queries/answering-words.server.ts'
import { countAnswering } from '#app/features/matching/queries/count-answering.server.ts'
import { StepBody } from '#app/features/needs/components/edit/step-body.tsx'
import { findDraftRequest } from '#app/features/needs/expertise/draft-request.server.ts'
import { takeNeedForm } from '#app/features/needs/mutations/take-need-form.server.ts'
import { needAddresses, needPath, needStepPath } from '#app/features/needs/paths.ts'
import { getNeedFrame, needStepOf } from '#app/features/needs/queries/edit-frame.server.ts'
import { getNeedForm } from '#app/features/needs/queries/edit-step.server.ts'
import { CheckList } from '#app/features/provenance/components/check-list.tsx'
import { EditPage } from '#app/features/provenance/components/edit-page.tsx'
import { notePresence } from '#app/features/provenance/presence.server.ts'
import { statusOfReply } from '#app/features/provenance/save-reply.ts'
import { presencePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { answerForm } from '#app/platform/http/answer-form.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

export const handle = { i18n: ['needs-edit', 'projects-edit', 'map', 'places', 'skills', 'matching-answering'] }

export { keepText as clientAction } from '#app/features/provenance/components/keep-text.ts'

// Saving while one types changes nothing of the page around the form, but that a request for expertise has a step more.
export const shouldRevalidate = ({ formData }: ShouldRevalidateFunctionArgs) => formData?.has('kind') ?? false

export const loader = loaderFor(['workspaceSlug', 'needId', 'step'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const step = needStepOf(params.step)
  const frame = await getNeedFrame(actor, { workspaceId: workspace.id, needId: params.needId, language })
  if (!frame.canEdit) throw redirect(needPath(where, frame.needId))
  if (!frame.steps.some((standing) => standing.step === step)) throw redirect(needStepPath(where, frame.needId, 'what'))
  const wanted = { needId: frame.needId, workspaceId: workspace.id, language, search: url.searchParams }
  const words = t('needs-edit')
  const done = url.searchParams.get('done')
  return {
    title: `${words(`step.${step}`)} – ${frame.title?.text ?? words('untitled')}`,
    where,
    frame,
    others: { names: await notePresence(actor, frame.needId), address: presencePath(language, workspace.slug, frame.needId) },
    answering: step === 'expertise' ? await countFor(actor, workspace.id, frame.needId, language) : null,
    body: step === 'check' ? ({ step } as const) : { step, form: await getNeedForm(actor, step, wanted) },
    done: done === 'saved' || done === 'started' || done === 'answered' ? done : null,
  }
})

async function countFor(actor: Actor, workspaceId: string, needId: string, language: Language) {
  const request = await findDraftRequest(actor, workspaceId, needId)
  return answeringWords(request && (await countAnswering(actor, request)), language)
}

export const action = actionFor(['workspaceSlug', 'needId', 'step'], async ({ actor, params, url, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { workspaceId: workspace.id, needId: params.needId, language, workspace: workspace.slug, search: url.searchParams }
  const step = needStepOf(params.step)
  if (step === 'check') throw notFound('page')
  const form = await readForm(request)
  const taken = await takeNeedForm(actor, where, step, form)
  return answerForm(form, taken, 'found' in taken.reply ? 200 : statusOfReply(taken.reply))
})

export const meta = documentTitle

export default function EditNeed() {
  const { t } = useTranslation('needs-edit')
  const { where, frame, others, answering, body, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const addresses = needAddresses(where, frame.needId)
  return (
    <EditPage namespace="needs-edit" addresses={addresses} frame={frame} step={body.step} others={others}>
      {done && !reply && (
        <Notice tone="success" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      {answering && <AnsweringPanel words={answering} href={`${addresses.step('expertise')}/answering`} />}
      {body.step === 'check' ? (
        <CheckList namespace="needs-edit" addresses={addresses} frame={frame} />
      ) : (
        <StepBody where={where} step={body.step} frame={frame} form={body.form} reply={reply} />
      )}
    </EditPage>
  )
}
