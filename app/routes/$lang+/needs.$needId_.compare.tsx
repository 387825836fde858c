import { useLoaderData } from '@remix-run/react'
import { ComparedPlaces } from '#app/features/map/components/compared-places.tsx'
import { drawComparedPlaces } from '#app/features/map/svg/compared-places.server.ts'
import { publicNeedPath } from '#app/features/needs/paths.ts'
import { needWords } from '#app/features/needs/queries/need-words.server.ts'
import { publicNeedParts } from '#app/features/needs/queries/public-parts.server.ts'
import { withoutPastDetail } from '#app/features/places/past-places.server.ts'
import type { Parts } from '#app/features/provenance/content.ts'
import type { ContentSide } from '#app/features/provenance/parts.server.ts'
import { ComparePage } from '#app/features/provenance/components/compare-page.tsx'
import { PublicRecordHead } from '#app/features/provenance/components/record-head.tsx'
import { getPublishedRecord } from '#app/features/provenance/read-record.server.ts'
import { readTitle } from '#app/features/provenance/read-title.server.ts'
import { compareVersions } from '#app/features/provenance/shown-comparison.server.ts'
import { readPair } from '#app/features/provenance/version-pages.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['needs', 'provenance', 'map'] }

export const loader = loaderFor(['needId'], async ({ params, url, language, t }) => {
  const record = await getPublishedRecord('NEED', params.needId)
  const pair = readPair(url.searchParams, record, false)
  const words = await needWords(record, language, 'public')
  const publicParts = async (parts: Parts, side: ContentSide) => publicNeedParts(await withoutPastDetail(record.id, side, parts))
  const comparison = await compareVersions(record.id, { ...pair, language, words, publicParts })
  return {
    title: t('provenance')('compare.title'),
    base: publicNeedPath(language, record.id),
    list: `/${language}/needs`,
    name: await readTitle(record.id, 'PUBLIC', language),
    newest: record.currentVersion,
    pair,
    comparison,
    places: await drawComparedPlaces(comparison.points),
  }
})

export const meta = documentTitle

export default function NeedComparison() {
  const { title, list, name, places, ...page } = useLoaderData<typeof loader>()
  return (
    <>
      <PublicRecordHead namespace="needs" list={list} base={page.base} name={name} heading={title} />
      <div className="shell pb-16">
        <ComparePage {...page} map={places && <ComparedPlaces drawing={places} />} hasWorking={false} />
      </div>
    </>
  )
}
