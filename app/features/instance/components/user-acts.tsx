import { useTranslation } from 'react-i18next'
import { Act } from '#app/features/instance/components/act.tsx'
import { secondStepPath } from '#app/features/instance/paths.ts'
import type { UserView } from '#app/features/instance/queries/get-user.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** Having somebody run the instance, or no longer: said in full before it is done. */
function AdminAct({ intent, name }: { intent: 'makeAdmin' | 'unmakeAdmin'; name: string }) {
  const { t } = useTranslation('admin')
  return (
    <Disclosure summary={t(`users.${intent}`)}>
      <div className="grid justify-items-start gap-3">
        <p>{t(`users.${intent}Sure`, { name })}</p>
        <Act intent={intent} look="danger">
          {t(`users.${intent}Confirm`)}
        </Act>
      </div>
    </Disclosure>
  )
}

/** What those who run the instance can do with an account. */
export function UserActs({ language, user, reasonMissing }: { language: string; user: UserView; reasonMissing: boolean }) {
  const { t } = useTranslation('admin')
  return (
    <section aria-labelledby="acts" className="grid gap-5">
      <SectionHeading id="acts">{t('users.actions')}</SectionHeading>
      <div className="flex flex-wrap gap-3">
        <Act intent="reset">{t('users.reset')}</Act>
        <Act intent="endSessions">{t('users.endSessions')}</Act>
        {user.hasSecondStep && !user.isSelf && (
          <ButtonLink look="secondary" href={secondStepPath(language, user.id)}>
            {t('users.secondStep.act')}
          </ButtonLink>
        )}
        {user.suspension && <Act intent="unsuspend">{t('users.unsuspend')}</Act>}
      </div>
      {!user.isAdmin && !user.suspension && <AdminAct intent="makeAdmin" name={user.name} />}
      {user.isAdmin && !user.isLastAdmin && <AdminAct intent="unmakeAdmin" name={user.name} />}
      {user.isLastAdmin && <p className="text-ink-soft">{t('users.lastAdmin')}</p>}
      {!user.suspension && !user.isSelf && !user.isLastAdmin && (
        <form method="post" noValidate className="grid max-w-form gap-4 border-t border-line pt-5">
          <input type="hidden" name="intent" value="suspend" />
          <p className="text-ink-soft">{t('users.suspendHint')}</p>
          <Field name="reason" label={t('users.reason')} error={reasonMissing ? t('users.refused.reasonMissing') : undefined}>
            <TextInput maxLength={500} />
          </Field>
          <div>
            <Button look="danger">{t('users.suspend')}</Button>
          </div>
        </form>
      )}
    </section>
  )
}
