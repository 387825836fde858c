import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ComparedPlaces } from '#app/features/map/components/compared-places.tsx'
import { drawComparedPlaces } from '#app/features/map/svg/compared-places.server.ts'
import { projectPath, registerPath } from '#app/features/projects/paths.ts'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import { ComparePage } from '#app/features/provenance/components/compare-page.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { readPair } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['projects-edit', 'map'] }

export const loader = loaderFor(['workspaceSlug', 'projectId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'PROJECT', workspace.id, params.projectId)
  const where = { language, workspace: workspace.slug }
  const pair = readPair(url.searchParams, record, true)
  const comparison = await compareVersions(record.id, { ...pair, language, words: projectWords(language) })
  return {
    title: t('provenance')('compare.title'),
    where,
    base: projectPath(where, record.id),
    name: await readTitle(record.id, 'WORKING', language),
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    pair,
    comparison,
    places: drawComparedPlaces(comparison.points),
  }
})

export const meta = documentTitle

export default function ProjectComparison() {
  const { t } = useTranslation('projects-edit')
  const { title, where, name, places, ...page } = useLoaderData<typeof loader>()
  const { base } = page
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb
          crumbs={[
            { label: t('register.title'), href: registerPath(where) },
            { label: name?.text ?? t('untitled'), href: base, ...(name?.lang ? { lang: name.lang } : {}) },
          ]}
        />
        <PageTitle eyebrow={name ? <LanguageTaggedText {...name} /> : t('untitled')}>{title}</PageTitle>
      </div>
      <ComparePage {...page} map={places && <ComparedPlaces drawing={places} />} />
    </div>
  )
}
