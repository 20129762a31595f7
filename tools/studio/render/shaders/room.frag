#version 330
// The room's light (with the furniture's shadows) in two parts, so that a moving figure's shadow can be laid over it later.
#include common.glsl
#include shadow.glsl
uniform sampler2DArray pictures;
uniform float glow_light;
in vec3 P; in vec3 N; in vec3 T; in vec3 C; in float G;
layout(location = 0) out vec4 soft; layout(location = 1) out vec4 hard; layout(location = 2) out vec4 where;
void main() {
  vec3 n = normalize(N);
  vec3 v = normalize(eye - P);
  if (dot(n, v) < 0.0) n = -n;
  vec3 albedo = C * texture(pictures, T).rgb;
  albedo *= 0.96 + 0.08 * cloudy(P * 5.0);
  vec3 h = normalize(light_direction + v);
  soft = vec4(albedo * soft_light(n) * mix(1.0, open_sky(P + n * 0.03), 0.7) + C * G * glow_light, 1.0);
  hard = vec4(lit(P + n * 0.03) * key_light * (albedo * max(dot(n, light_direction), 0.0) + 0.04 * pow(max(dot(n, h), 0.0), 24.0)), 1.0);
  where = vec4(P, 1.0);
}
