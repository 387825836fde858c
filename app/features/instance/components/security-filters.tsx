import { useTranslation } from 'react-i18next'
import { adminPath } from '#app/features/instance/paths.ts'
import { SECURITY_EVENT_KINDS } from '#app/platform/auth/security-event-kinds.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Link } from '#app/ui/text/link.tsx'

type Asked = Record<'q' | 'kind' | 'user' | 'workspace' | 'network' | 'from' | 'to', string>

/** The conditions of the list of security events: a plain form that asks for the same page. */
export function SecurityFilters({ language, asked, names }: { language: string; asked: Asked; names: string[] }) {
  const { t } = useTranslation('admin')
  const path = adminPath(language, 'security')
  const isSet = Object.values(asked).some((value) => value !== '')
  return (
    <form action={path} method="get" className="no-print grid gap-4 border-y border-line py-5">
      {asked.user && <input type="hidden" name="user" value={asked.user} />}
      {asked.workspace && <input type="hidden" name="workspace" value={asked.workspace} />}
      {names.map((name) => (
        <p key={name}>{t('security.of', { name })}</p>
      ))}
      <div className="flex flex-wrap items-end gap-4">
        <div className="min-w-0 grow basis-56">
          <Field name="q" label={t('security.account')} hint={t('security.accountHint')}>
            <TextInput required={false} dir="auto" defaultValue={asked.q} />
          </Field>
        </div>
        <div className="min-w-0 grow basis-56">
          <Field name="kind" label={t('security.kind')}>
            <Select
              required={false}
              emptyLabel={t('list.any')}
              options={SECURITY_EVENT_KINDS.map((kind) => ({ value: kind, label: t(`security.event.${kind}`) }))}
              defaultValue={asked.kind}
            />
          </Field>
        </div>
        <div className="min-w-0 grow basis-48">
          <Field name="network" label={t('security.network')} hint={t('security.networkHint')}>
            <TextInput required={false} dir="ltr" defaultValue={asked.network} />
          </Field>
        </div>
        <Field name="from" label={t('security.from')}>
          <DateInput required={false} defaultValue={asked.from} />
        </Field>
        <Field name="to" label={t('security.to')}>
          <DateInput required={false} defaultValue={asked.to} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button look="secondary">{t('list.filter')}</Button>
        {isSet && <Link href={path}>{t('list.clear')}</Link>}
      </div>
    </form>
  )
}
