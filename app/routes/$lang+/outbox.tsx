import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AccountHead } from '#app/features/accounts/components/account-head.tsx'
import { MailList } from '#app/features/accounts/components/mail-list.tsx'
import { listOutbox } from '#app/features/accounts/queries.server.ts'
import { dirOf } from '#app/features/classifications/languages.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const handle = { i18n: ['accounts'] }

// Messages come at any time, and hold proofs for new passwords.
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

const pageOf = (value: string | null) => (/^[1-9]\d{0,5}$/.test(value ?? '') ? Number(value) : 1)

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const page = pageOf(url.searchParams.get('page'))
  const { mails, total, hasNext } = await listOutbox(actor, page)
  const path = `/${language}/outbox`
  return {
    title: t('accounts')('outbox.title'),
    mails: mails.map((mail) => ({ ...mail, dir: dirOf(mail.language), when: formatInstant(language, mail.createdAt) })),
    countText: t('accounts')('outbox.count', { count: total, formatted: formatNumber(language, total) }),
    previousHref: page > 1 ? `${path}?page=${page - 1}` : undefined,
    nextHref: hasNext ? `${path}?page=${page + 1}` : undefined,
  }
})

export const meta = documentTitle

export default function Outbox() {
  const { t } = useTranslation('accounts')
  const { title, mails, countText, previousHref, nextHref } = useLoaderData<typeof loader>()
  return (
    <>
      <AccountHead title={title} lead={t('outbox.lead')} />
      <div className="shell pb-16">
        <div className="max-w-text">
          {mails.length > 0 ? (
            <MailList mails={mails} />
          ) : (
            <EmptyState title={t('outbox.empty.title')}>{t('outbox.empty.text')}</EmptyState>
          )}
          <Pagination previousHref={previousHref} nextHref={nextHref} countText={countText} />
        </div>
      </div>
    </>
  )
}
