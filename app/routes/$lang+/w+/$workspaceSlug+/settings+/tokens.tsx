import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { confirmPath } from '#app/features/accounts/paths.ts'
import { TokenForm } from '#app/features/tokens/components/token-form.tsx'
import { TokenList } from '#app/features/tokens/components/token-list.tsx'
import { listTokens } from '#app/features/tokens/queries.server.ts'
import { takeTokenForm } from '#app/features/tokens/take-token-form.server.ts'
import { SettingsTabs } from '#app/features/workspaces/components/settings-tabs.tsx'
import { tokensPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['tokens'] }

// A new token stands on the page once: nobody keeps it.
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const tokens = await listTokens(actor, workspace.id)
  const now = new Date()
  return {
    title: t('tokens')('title'),
    language,
    slug: workspace.slug,
    newId: uuidv7(),
    typed: { name: url.searchParams.get('name'), scope: url.searchParams.get('scope'), days: url.searchParams.get('days') },
    tokens: tokens.map(({ expiresAt, endedAt, lastUsedOn, createdAt: _made, ...token }) => ({
      ...token,
      until: formatDay(language, (endedAt ?? expiresAt).toISOString()),
      state: endedAt ? ('ended' as const) : expiresAt > now ? ('good' as const) : ('expired' as const),
      lastUsed: lastUsedOn && formatDay(language, lastUsedOn),
    })),
    isEnded: url.searchParams.get('done') === 'ended',
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language, address }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const reply = await takeTokenForm(actor, workspace.id, await readForm(request), address)
  const here = tokensPath(language, workspace.slug)
  if (reply.outcome === 'ended') return redirect(`${here}?done=ended`, 303)
  if (reply.outcome === 'unproved') return redirect(confirmPath(language, `${here}?${new URLSearchParams(reply.typed)}`), 303)
  // The secret is in no address and is stored nowhere: the answer to the form is the one place it is shown.
  return data(reply, { status: reply.outcome === 'refused' ? 422 : 200, headers: { 'Cache-Control': 'private, no-store' } })
})

export const meta = documentTitle

export default function Tokens() {
  const { t } = useTranslation('tokens')
  const { title, language, slug, newId, typed, tokens, isEnded } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('lead')}</Lead>
        <p>
          <Link href="/api/v1/openapi.json">{t('reference')}</Link>
        </p>
      </div>
      <SettingsTabs language={language} slug={slug} current="tokens" />
      {isEnded && !reply && (
        <Notice tone="success" live>
          {t('ended')}
        </Notice>
      )}
      {reply?.outcome === 'made' && (
        <Notice
          tone={reply.secret ? 'success' : 'warning'}
          title={t(reply.secret ? 'made.title' : 'made.twiceTitle', { name: reply.name })}
          live
        >
          <p>{t(reply.secret ? 'made.text' : 'made.twice')}</p>
          {reply.secret && (
            <p className="mt-2 rounded-md border border-line bg-white p-3 font-mono break-all select-all" dir="ltr">
              {reply.secret}
            </p>
          )}
        </Notice>
      )}
      <TokenList title={title} tokens={tokens} />
      <TokenForm language={language} newId={newId} typed={typed} reply={reply ?? undefined} />
    </div>
  )
}
