import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { readRegisterAddress } from '#app/features/filters/register-frame.ts'
import { DatasetRegister } from '#app/features/datasets/components/edit/dataset-register.tsx'
import { newDatasetPath } from '#app/features/datasets/paths.ts'
import { listDatasetRegister, DATASET_REGISTER_SORTS } from '#app/features/datasets/queries/dataset-register.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { WRITERS } from '#app/features/workspaces/roles.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['datasets-edit'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const where = { language, workspace: workspace.slug }
  const asked = readRegisterAddress(url.searchParams, DATASET_REGISTER_SORTS)
  return {
    title: t('datasets-edit')('register.title'),
    register: await listDatasetRegister(actor, { workspaceId: workspace.id, where, language }, asked),
    addHref: WRITERS.includes(workspace.role) ? newDatasetPath(where) : null,
    isDeleted: url.searchParams.get('done') === 'delete',
  }
})

export const meta = documentTitle

export default function Register() {
  const { t } = useTranslation(['datasets-edit', 'provenance'])
  const { title, register, addHref, isDeleted } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <PageTitle actions={addHref && <ButtonLink href={addHref}>{t('register.new')}</ButtonLink>}>{title}</PageTitle>
      {isDeleted && (
        <Notice tone="success" live>
          {t('provenance:done.dataset.delete')}
        </Notice>
      )}
      <DatasetRegister register={register} addHref={addHref} />
    </div>
  )
}
