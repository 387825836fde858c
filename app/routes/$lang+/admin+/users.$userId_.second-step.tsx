import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { resetUserSecondStep } from '#app/features/instance/mutations/change-user.server.ts'
import { adminThingPath } from '#app/features/instance/paths.ts'
import { getUser } from '#app/features/instance/queries/get-user.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export const loader = loaderFor(['userId'], async ({ actor, params, language, t }) => {
  const { name, email, hasSecondStep, isSelf } = await getUser(actor, params.userId, language)
  if (!hasSecondStep || isSelf) throw notFound('account')
  return { title: t('admin')('users.secondStep.title'), name, email, back: adminThingPath(language, 'users', params.userId) }
})

export const action = actionFor(['userId'], async ({ actor, params, request, language, address }) => {
  const reason = formText(await readForm(request), 'reason')
  const refused = await resetUserSecondStep(actor, { userId: params.userId, address }, reason)
  if (refused === 'reasonMissing') return data(null, { status: 422 })
  const here = adminThingPath(language, 'users', params.userId)
  return redirect(refused ? `${here}?refused=${refused}` : `${here}?done=secondStep`, 303)
})

export const meta = documentTitle

/** Asks once more, and why, before somebody's second step is taken away. */
export default function ResetSecondStepPage() {
  const { t } = useTranslation('admin')
  const { title, name, email, back } = useLoaderData<typeof loader>()
  const error = useActionData<typeof action>() === undefined ? undefined : t('users.secondStep.reasonMissing')
  return (
    <>
      <AdminHead title={title} lead={t('users.secondStep.of', { name, email })} back={{ href: back, label: name }} />
      <form method="post" noValidate className="grid max-w-form gap-6">
        <ErrorSummary errors={error ? [{ name: 'reason', message: error }] : []} />
        <Notice tone="warning">
          <p>{t('users.secondStep.what')}</p>
          <p className="mt-2">{t('users.secondStep.sure')}</p>
        </Notice>
        <Field name="reason" label={t('users.reason')} hint={t('users.secondStep.reasonHint')} error={error}>
          <TextInput maxLength={500} />
        </Field>
        <FormActions>
          <Button look="danger">{t('users.secondStep.button')}</Button>
          <ButtonLink href={back} look="quiet">
            {t('users.secondStep.cancel')}
          </ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
