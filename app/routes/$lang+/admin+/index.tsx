import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { DemoWarning } from '#app/features/instance/components/demo-warning.tsx'
import { suspendDemoUsers } from '#app/features/instance/mutations/change-user.server.ts'
import { ToDo } from '#app/features/instance/components/to-do.tsx'
import { adminPath } from '#app/features/instance/paths.ts'
import { findDemoAccounts } from '#app/features/instance/queries/demo-accounts.server.ts'
import { getOverview } from '#app/features/instance/queries/overview.server.ts'
import { operatorName } from '#app/platform/env/operator.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export const loader = loaderFor([], async ({ actor, url, language, t }) => ({
  title: t('admin')('rail.overview'),
  language,
  overview: await getOverview(actor),
  demo: await findDemoAccounts(actor),
  operator: operatorName() ?? null,
  isDone: url.searchParams.has('done'),
}))

export const action = actionFor([], async ({ actor, request, language, address }) => {
  requireAdmin(actor)
  const form = await readForm(request)
  if (formText(form, 'intent') !== 'suspendDemo') throw new AppError('invalid', 'invalid.form')
  await suspendDemoUsers(actor, address)
  return redirect(`${adminPath(language)}?done=suspendDemo`, 303)
})

export const meta = documentTitle

export default function AdminOverview() {
  const { t } = useTranslation('admin')
  const { title, language, overview, demo, operator, isDone } = useLoaderData<typeof loader>()
  const { disk, versions } = overview
  const bytes = (size: number) => formatBytes(language, size)
  return (
    <>
      <AdminHead title={title} lead={t('overview.lead')} done={isDone ? t('list.done') : undefined} />
      <div className="grid gap-12">
        {demo && <DemoWarning language={language} demo={demo} />}
        <ToDo language={language} overview={overview} />
        <section aria-labelledby="state" className="grid gap-3">
          <SectionHeading id="state">{t('overview.state')}</SectionHeading>
          <DescriptionList
            items={[
              ...(['users', 'workspaces', 'organisations'] as const).map((key) => ({
                term: t(`overview.${key}`),
                value: formatNumber(language, overview[key]),
              })),
              {
                term: t('overview.database'),
                value: bytes(overview.databaseBytes),
                note: `PostgreSQL ${versions.postgresql} · ${t(overview.isEmbedded ? 'overview.embedded' : 'overview.external')}`,
              },
              {
                term: t('overview.disk'),
                value: disk ? t('overview.diskOf', { free: bytes(disk.free), total: bytes(disk.total) }) : t('overview.unknown'),
              },
              {
                term: t('overview.backup'),
                value: overview.lastBackup ? formatInstant(language, overview.lastBackup) : t('overview.noBackup'),
              },
              { term: t('overview.version'), value: versions.portal, note: `Node ${versions.node}` },
              { term: t('overview.operator'), value: operator ? <bdi>{operator}</bdi> : t('overview.noOperator') },
            ]}
          />
        </section>
      </div>
    </>
  )
}
