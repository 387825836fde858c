import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ExpertFields } from '#app/features/expertise/components/directory/expert-fields.tsx'
import { ExpertResults } from '#app/features/expertise/components/directory/expert-results.tsx'
import { SuggestedSkills } from '#app/features/expertise/components/directory/suggested-skills.tsx'
import { getDirectory } from '#app/features/expertise/queries/directory/directory-view.server.ts'
import { ListFrame } from '#app/features/filters/components/list-frame.tsx'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { PageHead } from '#app/ui/frame/layouts.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['experts', 'skills', 'filters'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const words = t('experts')
  return { title: words('list.title'), description: words('list.lead'), ...(await getDirectory(actor, url.searchParams, language)) }
})

export const meta = documentTitle

export default function Experts() {
  const { t } = useTranslation('experts')
  const { title, countText, results, view, asked, suggested, coordinates } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead>
        <PageTitle>{title}</PageTitle>
        <Lead>{t('list.lead')}</Lead>
        {coordinates && <Notice>{t('list.coordinates')}</Notice>}
      </PageHead>
      <ListFrame
        view={view}
        countText={countText}
        isEmpty={results.length === 0}
        wordsHint={t('filter.qHint')}
        fields={<ExpertFields asked={asked} />}
        notes={<SuggestedSkills skills={suggested} />}
      >
        <ExpertResults results={results} />
      </ListFrame>
    </>
  )
}
