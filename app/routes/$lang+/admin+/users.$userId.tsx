import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { languageName } from '#app/features/classifications/languages.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { SecurityTable } from '#app/features/instance/components/security-table.tsx'
import { UserActs } from '#app/features/instance/components/user-acts.tsx'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { endSessions, sendUserReset, setAdmin, suspendUser, unsuspendUser } from '#app/features/instance/mutations/change-user.server.ts'
import { adminPath, adminThingPath } from '#app/features/instance/paths.ts'
import { getUser } from '#app/features/instance/queries/get-user.server.ts'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { formerNumber } from '#app/features/provenance/former-person.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const handle = { i18n: ['provenance'] }

const REFUSALS = ['lastAdmin', 'self', 'reasonMissing', 'suspended'] as const

export const loader = loaderFor(['userId'], async ({ actor, params, url, language }) => {
  const user = await getUser(actor, params.userId, language)
  const refused = url.searchParams.get('refused')
  return {
    title: user.name,
    language,
    user,
    writtenTo: languageName(user.language, language),
    isDone: url.searchParams.has('done'),
    refused: REFUSALS.find((one) => one === refused) ?? null,
  }
})

export const action = actionFor(['userId'], async ({ actor, params, request, language, address }) => {
  requireAdmin(actor)
  const form = await readForm(request)
  const asked = { userId: params.userId, address }
  const intent = formText(form, 'intent')
  let refused: string | null = null
  if (intent === 'makeAdmin' || intent === 'unmakeAdmin') refused = await setAdmin(actor, asked, intent === 'makeAdmin')
  else if (intent === 'suspend') refused = await suspendUser(actor, asked, formText(form, 'reason'))
  else if (intent === 'unsuspend') await unsuspendUser(actor, asked)
  else if (intent === 'endSessions') await endSessions(actor, asked)
  else if (intent === 'reset') await sendUserReset(actor, asked)
  const here = adminThingPath(language, 'users', params.userId)
  return redirect(refused ? `${here}?refused=${refused}` : `${here}?done=${intent}`, 303)
})

export const meta = documentTitle

export default function UserPage() {
  const { t } = useTranslation('admin')
  const shownName = useShownName()
  const { language, user, writtenTo, isDone, refused } = useLoaderData<typeof loader>()
  const methods = user.methods.map((name) => (name === 'credential' ? t('users.method.credential') : t('users.method.other', { name })))
  return (
    <>
      <AdminHead
        title={shownName(user.name)}
        dir="auto"
        back={{ href: adminPath(language, 'users'), label: t('users.title') }}
        done={isDone ? t('list.done') : undefined}
        refused={refused ? t(`users.refused.${refused}`) : undefined}
      />
      <div className="grid gap-12">
        {user.suspension && (
          <Notice tone="warning">
            {t('users.suspendedSince', { date: formatDay(language, user.suspension.at), reason: user.suspension.reason })}
          </Notice>
        )}
        <DescriptionList
          items={[
            ...(formerNumber(user.name) === null
              ? [{ term: t('users.email'), value: <bdi className="wrap-anywhere">{user.email}</bdi> }]
              : []),
            { term: t('users.confirmed'), value: t(user.isConfirmed ? 'list.yes' : 'users.no') },
            { term: t('users.filter.admin'), value: t(user.isAdmin ? 'list.yes' : 'users.no') },
            { term: t('users.language'), value: writtenTo },
            { term: t('users.methods'), value: methods.length > 0 ? formatList(language, methods) : t('list.none') },
            { term: t('users.secondStep.term'), value: t(user.hasSecondStep ? 'list.yes' : 'users.no') },
            { term: t('users.sessions'), value: formatNumber(language, user.sessions) },
            { term: t('users.created'), value: formatDay(language, user.createdAt) },
          ]}
        />
        <section aria-labelledby="seats" className="grid gap-3">
          <SectionHeading id="seats">{t('users.seats')}</SectionHeading>
          {user.workspaces.length === 0 ? (
            <p className="text-ink-soft">{t('users.noSeats')}</p>
          ) : (
            <DescriptionList
              items={user.workspaces.map(({ id, name, role }) => ({
                term: name,
                value: <Link href={adminThingPath(language, 'workspaces', id)}>{t(`role.${role}`)}</Link>,
              }))}
            />
          )}
        </section>
        <UserActs language={language} user={user} reasonMissing={refused === 'reasonMissing'} />
        {user.events.length > 0 && (
          <section aria-labelledby="events" className="grid gap-3">
            <SectionHeading id="events" aside={<Link href={`${adminPath(language, 'security')}?user=${user.id}`}>{t('list.clear')}</Link>}>
              {t('users.events')}
            </SectionHeading>
            <SecurityTable language={language} events={user.events} />
          </section>
        )}
      </div>
    </>
  )
}
