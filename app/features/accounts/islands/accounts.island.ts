/** Lets forms with a passkey ask the device for one; they are hidden until then. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

if (browserSupportsWebAuthn()) {
  for (const none of document.querySelectorAll<HTMLElement>('[data-passkey-none]')) none.hidden = true
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void answer(form)
    })
  }
}

/** Asks for a challenge, has the device answer it, and sends the form with the answer. */
async function answer(form: HTMLFormElement): Promise<void> {
  const problem = form.querySelector<HTMLElement>('[data-passkey-problem]')
  const button = form.querySelector<HTMLButtonElement>('button[type=submit]')
  const field = form.querySelector<HTMLInputElement>('input[name=response]')
  if (!field) return
  if (problem) problem.hidden = true
  if (button) button.disabled = true
  try {
    const asked = await fetch(form.dataset.options ?? '', {
      method: 'POST',
      body: new URLSearchParams({ purpose: form.dataset.passkey ?? '' }),
    })
    if (!asked.ok || asked.redirected) throw new Error('refused')
    const optionsJSON: unknown = await asked.json()
    const given =
      form.dataset.passkey === 'add'
        ? await startRegistration({ optionsJSON: optionsJSON as Parameters<typeof startRegistration>[0]['optionsJSON'] })
        : await startAuthentication({ optionsJSON: optionsJSON as Parameters<typeof startAuthentication>[0]['optionsJSON'] })
    field.value = JSON.stringify(given)
    form.submit()
  } catch {
    if (problem) problem.hidden = false
  } finally {
    if (button) button.disabled = false
  }
}
