import { useTranslation } from 'react-i18next'
import type { InviteReply } from '#app/features/joining/take-invite-form.server.ts'
import { LONGEST_LIST, LONGEST_MESSAGE, MOST_INVITEES } from '#app/features/joining/invitees.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { ROLES } from '#app/features/workspaces/roles.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { LANGUAGES, languages } from '#app/platform/i18n/languages.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { InvitePreview } from './invite-preview.tsx'

/** Whom to invite, as what, in which language; and what was understood of the list before anything is sent. */
export function InviteForm({ language, reply }: { language: string; reply: Exclude<InviteReply, { outcome: 'sent' }> | undefined }) {
  const { t } = useTranslation(['joining', 'workspaces'])
  const typed = reply?.typed
  const problems = reply?.outcome === 'refused' ? reply.problems : []
  const limits = { most: formatNumber(language, MOST_INVITEES), message: formatNumber(language, LONGEST_MESSAGE) }
  const error = (name: string) => {
    const found = problems.find((problem) => problem.name === name)
    return found && t(`invite.problem.${found.messageKey}`, limits)
  }
  return (
    <form method="post" noValidate className="grid max-w-form grid-cols-1 gap-6">
      <ErrorSummary errors={problems.map(({ name, messageKey }) => ({ name, message: t(`invite.problem.${messageKey}`, limits) }))} />
      {reply?.outcome === 'preview' && (
        <div className="grid grid-cols-1 gap-4">
          <InvitePreview lines={reply.lines} language={language} />
          {reply.toInvite > 0 && (
            <div>
              <Button name="intent" value="send">
                {t('invite.send', counted(language, reply.toInvite))}
              </Button>
            </div>
          )}
        </div>
      )}
      <Field name="list" label={t('invite.list')} hint={t('invite.listHint', limits)} error={error('list')}>
        <TextArea rows={6} dir="auto" spellCheck={false} maxLength={LONGEST_LIST} defaultValue={typed?.list} />
      </Field>
      <RadioGroup
        name="role"
        legend={t('invite.role')}
        error={error('role')}
        options={ROLES.map((role) => ({
          value: role,
          label: t(`workspaces:role.${role}`),
          hint: t(`workspaces:members.roleText.${role}`),
        }))}
        defaultValue={typed ? typed.role : 'CONTRIBUTOR'}
      />
      <Field name="language" label={t('invite.language')} hint={t('invite.languageHint')}>
        <Select
          options={LANGUAGES.map((code) => ({ value: code, label: languages[code].name }))}
          defaultValue={typed?.language ?? language}
        />
      </Field>
      <Field name="message" label={t('invite.message')} hint={t('invite.messageHint')} error={error('message')} required={false}>
        <TextArea rows={3} maxLength={LONGEST_MESSAGE} defaultValue={typed?.message} />
      </Field>
      <FormActions note={t('invite.note')}>
        <Button name="intent" value="preview" look={reply?.outcome === 'preview' ? 'secondary' : 'primary'}>
          {t(reply?.outcome === 'preview' ? 'invite.previewAgain' : 'invite.preview')}
        </Button>
      </FormActions>
    </form>
  )
}
