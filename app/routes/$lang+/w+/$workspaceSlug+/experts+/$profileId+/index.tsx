import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { InviteForm } from '#app/features/expertise/components/invite-form.tsx'
import { WholeSheet } from '#app/features/expertise/components/sheet/whole-sheet.tsx'
import { readDone } from '#app/features/expertise/done.ts'
import { inviteExpert } from '#app/features/expertise/mutations/invite-expert.server.ts'
import { removeVerification } from '#app/features/expertise/mutations/verify-skill.server.ts'
import { rosterExpertPath, rosterPath } from '#app/features/expertise/paths.ts'
import { getExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['expert-edit', 'experts', 'skills'] }

export const loader = loaderFor(['workspaceSlug', 'profileId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const sheet = await getExpertSheet(actor, { profileId: params.profileId, workspaceId: workspace.id }, language)
  return { title: sheet.name, language, workspace: workspace.slug, sheet, done: readDone(url.searchParams) }
})

export const action = actionFor(['workspaceSlug', 'profileId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { profileId: params.profileId, workspaceId: workspace.id, language }
  const here = rosterExpertPath(language, workspace.slug, params.profileId)
  const form = await readForm(request)
  if (formText(form, 'intent') === 'removeVerification') {
    await removeVerification(actor, where, formText(form, 'verification'))
    return redirect(`${here}?done=unverified`, 303)
  }
  const reply = await inviteExpert(actor, where, form)
  return reply.outcome === 'refused' ? data(reply, { status: 422 }) : redirect(`${here}?done=invited`, 303)
})

export const meta = documentTitle

export default function RosterExpert() {
  const { t } = useTranslation('expert-edit')
  const { language, workspace, sheet, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb crumbs={[{ label: t('roster'), href: rosterPath(language, workspace) }]} />
        <PageTitle>
          <bdi>{sheet.name}</bdi>
        </PageTitle>
      </div>
      {done && !reply && (
        <Notice tone="success" live>
          {t(`done.${done}`)}
        </Notice>
      )}
      {sheet.isClaimed && !sheet.isOwn && <Notice>{t('sheet.claimed')}</Notice>}
      <WholeSheet place={{ language, workspace, profileId: sheet.profileId }} sheet={sheet}>
        {sheet.can.invite && !sheet.isClaimed && <InviteForm sheet={sheet} language={language} reply={reply} />}
      </WholeSheet>
    </div>
  )
}
