import { useTranslation } from 'react-i18next'
import { Act } from '#app/features/instance/components/act.tsx'
import { secondStepPath } from '#app/features/instance/paths.ts'
import type { UserView } from '#app/features/instance/queries/get-user.server.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

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
        {!user.isAdmin && !user.suspension && <Act intent="makeAdmin">{t('users.makeAdmin')}</Act>}
        {user.isAdmin && !user.isLastAdmin && <Act intent="unmakeAdmin">{t('users.unmakeAdmin')}</Act>}
      </div>
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
