import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { RegisterTools, useSelection } from '#app/features/bulk/components/register-tools.tsx'
import { aroundRegister, readRegisterPage, registerAfter } from '#app/features/bulk/views/register-page.server.ts'
import { takeViewForm } from '#app/features/bulk/views/views.server.ts'
import { NeedRegister } from '#app/features/needs/components/edit/need-register.tsx'
import { newNeedPath } from '#app/features/needs/paths.ts'
import { listNeedRegister } from '#app/features/needs/queries/edit-register.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { WRITERS } from '#app/features/workspaces/roles.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs-edit', 'bulk'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const { asked, goTo } = await readRegisterPage(actor, { workspace, kind: 'NEED', language }, url)
  if (goTo) throw redirect(goTo)
  const register = await listNeedRegister(actor, { workspaceId: workspace.id, where, language }, asked)
  return {
    title: t('needs-edit')('register.title'),
    register,
    ...(await aroundRegister(actor, { workspace, kind: 'NEED', language }, { frame: register.frame, asked, url })),
    addHref: WRITERS.includes(workspace.role) ? newNeedPath(where) : null,
    isDeleted: url.searchParams.get('done') === 'delete',
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const reply = await takeViewForm(actor, { workspaceId: workspace.id, kind: 'NEED' }, await readForm(request))
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(registerAfter({ language, slug: workspace.slug }, 'NEED', reply), 303)
})

export const meta = documentTitle

export default function Register() {
  const { t } = useTranslation(['needs-edit', 'provenance'])
  const { title, register, tools, shown, addHref, isDeleted } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const selection = useSelection(tools)
  return (
    <div className="grid gap-8">
      <PageTitle
        actions={
          addHref && (
            <>
              <ButtonLink href={`${addHref}?kind=expertise`} look="secondary">
                {t('register.newRequest')}
              </ButtonLink>
              <ButtonLink href={addHref}>{t('register.new')}</ButtonLink>
            </>
          )
        }
      >
        {title}
      </PageTitle>
      {isDeleted && (
        <Notice tone="success" live>
          {t('provenance:done.need.delete')}
        </Notice>
      )}
      <NeedRegister
        register={register}
        addHref={addHref}
        shown={shown}
        tools={<RegisterTools tools={tools} refused={refused} />}
        selection={selection}
      />
    </div>
  )
}
