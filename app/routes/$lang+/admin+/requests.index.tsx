import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { countryName } from '#app/features/classifications/countries.ts'
import { decidePath, requestsPath } from '#app/features/joining/paths.ts'
import { listWorkspaceRequests, REQUEST_STATES } from '#app/features/joining/queries/requests.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['joining'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const state = REQUEST_STATES.find((known) => known === url.searchParams.get('state')) ?? 'OPEN'
  const cursor = url.searchParams.get('cursor')
  const { requests, next, total } = await listWorkspaceRequests(actor, { state, cursor })
  const here = requestsPath(language)
  return {
    title: t('joining')('requests.title'),
    language,
    state,
    total,
    tabs: REQUEST_STATES.map((one) => ({ state: one, href: one === 'OPEN' ? here : `${here}?state=${one}` })),
    requests: requests.map((request) => ({
      ...request,
      country: countryName(request.country, language),
      createdAt: formatInstant(language, request.createdAt),
      href: decidePath(language, request.id),
    })),
    firstHref: cursor ? `${here}?state=${state}` : undefined,
    nextHref: next ? `${here}?state=${state}&cursor=${next}` : undefined,
    done: (['approved', 'refused'] as const).find((done) => done === url.searchParams.get('done')) ?? null,
  }
})

export const meta = documentTitle

export default function Requests() {
  const { t } = useTranslation('joining')
  const { title, language, state, total, tabs, requests, firstHref, nextHref, done } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('requests.count', counted(language, total))}</Lead>
      </div>
      {done && (
        <Notice tone="success" live>
          {t(`requests.done.${done}`)}
        </Notice>
      )}
      <Tabs
        label={title}
        tabs={tabs.map((tab) => ({ href: tab.href, label: t(`requests.state.${tab.state}`), current: tab.state === state }))}
      />
      {requests.length === 0 ? (
        <EmptyState title={t('requests.none')}>{t('requests.noneText')}</EmptyState>
      ) : (
        <div>
          <Table
            caption={title}
            captionHidden
            columns={[
              {
                key: 'organisation',
                header: t('ask.organisation'),
                cell: ({ href, organisationName }) => (
                  <Link href={href}>
                    <bdi>{organisationName}</bdi>
                  </Link>
                ),
                isRowHeader: true,
              },
              { key: 'country', header: t('ask.country'), cell: ({ country }) => country },
              { key: 'kind', header: t('ask.kind'), cell: ({ kind }) => t(`ask.kinds.${kind}`) },
              { key: 'name', header: t('ask.name'), cell: ({ name }) => <bdi>{name}</bdi> },
              { key: 'when', header: t('follow.askedAt'), cell: ({ createdAt }) => createdAt },
            ]}
            rows={requests}
            rowKey={({ id }) => id}
          />
          <Pagination firstHref={firstHref} nextHref={nextHref} />
        </div>
      )}
    </div>
  )
}
