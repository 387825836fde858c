import { useLoaderData } from '@remix-run/react'
import { ComparedPlaces } from '#app/features/map/components/compared-places.tsx'
import { drawComparedPlaces } from '#app/features/map/svg/compared-places.server.ts'
import { needPath, needsRegisterPath } from '#app/features/needs/paths.ts'
import { needWords } from '#app/features/needs/queries/need-words.server.ts'
import { ComparePage } from '#app/features/provenance/components/compare-page.tsx'
import { MemberRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { readPair } from '#app/features/provenance/version-pages.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['needs-edit', 'map'] }

export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'NEED', workspace.id, params.needId)
  const where = { language, workspace: workspace.slug }
  const pair = readPair(url.searchParams, record, true)
  const comparison = await compareVersions(record.id, { ...pair, language, words: await needWords(record, language) })
  return {
    title: t('provenance')('compare.title'),
    where,
    base: needPath(where, record.id),
    name: await readTitle(record.id, 'WORKING', language),
    newest: record.currentVersion ?? 0,
    hasWorking: record.workingState !== 'NONE',
    pair,
    comparison,
    places: await drawComparedPlaces(comparison.points),
  }
})

export const meta = documentTitle

export default function NeedComparison() {
  const { title, where, name, places, ...page } = useLoaderData<typeof loader>()
  const { base } = page
  return (
    <div className="grid gap-8">
      <MemberRecordHead namespace="needs-edit" register={needsRegisterPath(where)} base={base} name={name} heading={title} />
      <ComparePage {...page} map={places && <ComparedPlaces drawing={places} />} />
    </div>
  )
}
