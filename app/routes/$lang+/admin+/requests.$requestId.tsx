import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { DecisionPage } from '#app/features/joining/components/decision-page.tsx'
import { requestsPath } from '#app/features/joining/paths.ts'
import { getWorkspaceRequest } from '#app/features/joining/queries/requests.server.ts'
import { suggestSlug, takeDecision } from '#app/features/joining/take-decision.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'

export const handle = { i18n: ['joining', 'workspaces'] }

export const loader = loaderFor(['requestId'], async ({ actor, params, language }) => {
  const {
    createdAt,
    confirmedAt: _confirmed,
    decidedAt,
    country,
    ...request
  } = await getWorkspaceRequest(actor, params.requestId, language)
  return {
    title: request.organisationName,
    language,
    request: {
      ...request,
      country: countryName(country, language),
      writesIn: languageName(request.language, language),
      createdAt: formatInstant(language, createdAt),
      decidedAt: decidedAt && formatInstant(language, decidedAt),
      slug: suggestSlug(request.organisationName),
    },
  }
})

export const action = actionFor(['requestId'], async ({ actor, params, request, language }) => {
  const reply = await takeDecision(actor, params.requestId, await readForm(request))
  if (reply.outcome === 'problem') return data(reply, { status: reply.name ? 422 : 409 })
  return redirect(`${requestsPath(language)}?done=${reply.outcome}`, 303)
})

export const meta = documentTitle

export default function Decide() {
  return <DecisionPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />
}
