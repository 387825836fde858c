import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { readRegisterAddress } from '#app/features/filters/register-frame.ts'
import { NeedRegister } from '#app/features/needs/components/edit/need-register.tsx'
import { newNeedPath } from '#app/features/needs/paths.ts'
import { listNeedRegister, NEED_REGISTER_SORTS } from '#app/features/needs/queries/edit-register.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { WRITERS } from '#app/features/workspaces/roles.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['needs-edit'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const asked = readRegisterAddress(url.searchParams, NEED_REGISTER_SORTS)
  return {
    title: t('needs-edit')('register.title'),
    register: await listNeedRegister(actor, { workspaceId: workspace.id, where, language }, asked),
    addHref: WRITERS.includes(workspace.role) ? newNeedPath(where) : null,
    isDeleted: url.searchParams.get('done') === 'delete',
  }
})

export const meta = documentTitle

export default function Register() {
  const { t } = useTranslation(['needs-edit', 'provenance'])
  const { title, register, addHref, isDeleted } = useLoaderData<typeof loader>()
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
      <NeedRegister register={register} addHref={addHref} />
    </div>
  )
}
