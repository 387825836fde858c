import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { Act } from '#app/features/instance/components/act.tsx'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { MailTables } from '#app/features/instance/components/mail-tables.tsx'
import { retryFailed } from '#app/features/instance/mutations/change-jobs.server.ts'
import { sendTestMail } from '#app/features/instance/mutations/send-test-mail.server.ts'
import { adminPath } from '#app/features/instance/paths.ts'
import { countMail, listMail, MAIL_STATES } from '#app/features/instance/queries/list-mail.server.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { MAIL_JOB, mailSetting } from '#app/platform/mail/mail.server.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Link } from '#app/ui/text/link.tsx'

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const asked = url.searchParams.get('state')
  const state = MAIL_STATES.find((one) => one === asked) ?? null
  const after = url.searchParams.get('after')
  const [counts, page] = await Promise.all([countMail(actor), listMail(actor, { state, after })])
  const path = adminPath(language, 'mail')
  const kept = state ? { state } : undefined
  const retried = url.searchParams.get('retried') ?? ''
  return {
    title: t('admin')('mail.title'),
    language,
    counts,
    page,
    setting: mailSetting(),
    retried: /^\d{1,6}$/.test(retried) ? Number(retried) : null,
    firstHref: after || state ? path : undefined,
    nextHref: page.next ? `${path}?${new URLSearchParams({ ...kept, after: page.next })}` : undefined,
  }
})

export const action = actionFor([], async ({ actor, request, language }) => {
  requireAdmin(actor)
  const form = await readForm(request)
  // What became of a test is said on the page that answers: it names an address, which belongs in no URL.
  if (formText(form, 'intent') === 'test') return data(await sendTestMail(actor, language))
  return redirect(`${adminPath(language, 'mail')}?retried=${await retryFailed(actor, MAIL_JOB)}`, 303)
})

export const meta = documentTitle

export default function MailPage() {
  const { t } = useTranslation('admin')
  const { title, language, counts, page, setting, retried, firstHref, nextHref } = useLoaderData<typeof loader>()
  const test = useActionData<typeof action>()
  const said = test && t(`mail.test.${test.outcome}`, { address: test.address, error: 'error' in test ? test.error : '' })
  const { server } = setting
  return (
    <>
      <AdminHead
        title={title}
        lead={t('mail.lead')}
        done={test && test.outcome !== 'refused' ? said : retried === null ? undefined : t('mail.retried', counted(language, retried))}
        refused={test?.outcome === 'refused' ? said : undefined}
      />
      <div className="grid gap-10">
        <DescriptionList
          items={[
            {
              term: t('mail.server'),
              value: server
                ? t(server.secure ? 'mail.secure' : 'mail.plain', { host: server.host, port: server.port })
                : t('mail.noServer'),
            },
            ...(server?.user ? [{ term: t('mail.user'), value: <bdi>{server.user}</bdi> }] : []),
            { term: t('mail.from'), value: <bdi className="wrap-anywhere">{setting.from}</bdi> },
            { term: t('mail.queued'), value: formatNumber(language, counts.queued) },
            { term: t('mail.failed'), value: formatNumber(language, counts.failed) },
          ]}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Act intent="test">{t('mail.test.send')}</Act>
          {counts.failed > 0 && <Act intent="retry">{t('mail.retry')}</Act>}
          <Link href={`/${language}/outbox`}>{t('mail.outbox')}</Link>
        </div>
        <MailTables language={language} days={counts.days} messages={page.items} />
      </div>
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
