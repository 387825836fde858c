import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ComparedPlaces } from '#app/features/map/components/compared-places.tsx'
import { drawComparedPlaces } from '#app/features/map/svg/compared-places.server.ts'
import { proposalsPath } from '#app/features/matching/answers/paths.ts'
import { getNeedProposals } from '#app/features/matching/answers/queries/need-proposals.server.ts'
import { NeedProposals } from '#app/features/matching/components/answers/need-proposals.tsx'
import { NeedPreview } from '#app/features/needs/components/view/need-preview.tsx'
import { needHistoryPath, needPath, needsRegisterPath, needStepPath, publicNeedPath } from '#app/features/needs/paths.ts'
import { listNeedHindrances } from '#app/features/needs/queries/edit-frame.server.ts'
import { getNeedInternals } from '#app/features/needs/queries/need-internals.server.ts'
import { getNeedView } from '#app/features/needs/queries/need-view.server.ts'
import { needWords } from '#app/features/needs/queries/need-words.server.ts'
import { publicNeedParts } from '#app/features/needs/queries/public-parts.server.ts'
import { needRecorded } from '#app/features/needs/recorded.server.ts'
import { InternalPart } from '#app/features/projects/components/view/internal-part.tsx'
import { RecordBar } from '#app/features/provenance/components/record-bar.tsx'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { takeRecordForm } from '#app/features/provenance/record-intents.server.ts'
import { previewedSide, readRecordPage } from '#app/features/provenance/record-page.server.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { RecordStatus } from '#app/ui/marks/record-status.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['needs-edit', 'needs', 'map', 'matching'] }

export const loader = loaderFor(['workspaceSlug', 'needId'], async ({ actor, params, url, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const record = await getOwnRecord(actor, 'NEED', workspace.id, params.needId)
  const side = previewedSide(record)
  const wanted = { language, search: url.searchParams, words: await needWords(record, language), publicParts: publicNeedParts }
  const [page, view, internals, hindrances, standing] = await Promise.all([
    readRecordPage(actor, needRecorded, record, wanted),
    getNeedView(record, { side, language }),
    getNeedInternals(record, { side, language }),
    listNeedHindrances(record),
    getNeedProposals(actor, workspace.id, record.id, language),
  ])
  return {
    title: view.title.text,
    where: { language, workspace: workspace.slug },
    page,
    places: page.ahead && (await drawComparedPlaces(page.ahead.comparison.points)),
    view,
    internals,
    hindrances: hindrances.length,
    standing,
  }
})

export const action = actionFor(['workspaceSlug', 'needId'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const where = { language, workspace: workspace.slug }
  const record = { workspaceId: workspace.id, recordId: params.needId }
  const taken = await takeRecordForm(actor, needRecorded, record, { form, listHindrances: listNeedHindrances })
  if (taken.outcome === 'notReady') return redirect(needStepPath(where, params.needId, 'check'), 303)
  if (taken.outcome === 'refused') return data(taken.refused, { status: 422 })
  return redirect(`${taken.done === 'delete' ? needsRegisterPath(where) : needPath(where, params.needId)}?done=${taken.done}`, 303)
})

export const meta = documentTitle

export default function NeedRecord() {
  const { t } = useTranslation(['needs-edit', 'provenance'])
  const { where, page, places, view, internals, hindrances, standing } = useLoaderData<typeof loader>()
  const { summary, done } = page
  const refused = useActionData<typeof action>()
  const addresses = {
    record: needPath(where, summary.id),
    edit: needStepPath(where, summary.id, 'texts'),
    check: needStepPath(where, summary.id, 'check'),
    history: needHistoryPath(where, summary.id),
    publicPage: publicNeedPath(where.language, summary.id),
  }
  return (
    <div className="grid gap-8">
      <div className="grid gap-4">
        <Breadcrumb crumbs={[{ label: t('register.title'), href: needsRegisterPath(where) }]} />
        <PageTitle
          lang={view.title.lang || undefined}
          dir={view.title.dir}
          status={<RecordStatus publication={summary.publication} workingCopy={summary.workingState} />}
        >
          {view.title.text}
        </PageTitle>
      </div>
      {done && (
        <Notice tone="success" live>
          {t(`provenance:done.need.${done}`)}
        </Notice>
      )}
      <RecordBar
        kind="need"
        page={page}
        hindrances={hindrances}
        addresses={addresses}
        refused={refused}
        map={places && <ComparedPlaces drawing={places} />}
      />
      <NeedProposals standing={standing} allHref={proposalsPath(where)} />
      <section aria-labelledby="preview" className="grid gap-8 border-t border-line pt-8">
        <SectionHeading id="preview">
          {t(`preview.${summary.workingState !== 'NONE' ? 'working' : summary.publication === 'WITHDRAWN' ? 'withdrawn' : 'published'}`)}
        </SectionHeading>
        <NeedPreview view={view} language={where.language} here={addresses.record} />
      </section>
      <InternalPart {...internals} />
    </div>
  )
}
