import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { TranslationList } from '#app/features/translation/components/translation-list.tsx'
import { listTranslations } from '#app/features/translation/queries/list-translations.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['translation'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return {
    title: t('translation')('list.title'),
    language,
    workspace: workspace.slug,
    list: await listTranslations(workspace, language, url.searchParams),
  }
})

export const meta = documentTitle

export default function Translations() {
  const { t } = useTranslation('translation')
  const { title, ...list } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-10">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('list.lead')}</Lead>
      </div>
      <TranslationList {...list} />
    </div>
  )
}
